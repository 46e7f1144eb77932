namespace Moderation.Service.Learning.Labels;

/// <summary>A line that was not taken.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Field">The field that is wrong; "" where it is the line as a whole.</param>
/// <param name="Why">What is wrong and what would be right; nothing of the line stands in it.</param>
internal sealed record RefusedLine(int Line, string Field, string Why);
