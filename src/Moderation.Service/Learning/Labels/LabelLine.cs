namespace Moderation.Service.Learning.Labels;

/// <summary>One line of a file of labels: a row, or what is wrong with it.</summary>
/// <param name="Number">The line on which it begins, from 1.</param>
/// <param name="Row">The row; null where something is wrong.</param>
/// <param name="Field">The field that is wrong; "" where it is the line as a whole.</param>
/// <param name="Why">What is wrong and what would be right; nothing of the line stands in it.</param>
internal sealed record LabelLine(int Number, LabelRow? Row, string Field = "", string Why = "")
{
    /// <summary>A line that cannot be taken.</summary>
    public static LabelLine Bad(int number, string field, string why) => new(number, null, field, why);
}
