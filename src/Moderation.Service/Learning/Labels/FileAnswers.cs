using System.Buffers.Binary;

namespace Moderation.Service.Learning.Labels;

/// <summary>
/// What a file has said of each comment so far, to find rows that say the opposite. It holds some 30 bytes for each comment,
/// and nothing of its text.
/// </summary>
internal sealed class FileAnswers
{
    private readonly Dictionary<long, (bool? Toxic, bool? Spam)> _first = [];

    /// <summary>Whether the first row about the same comment, by the same author, says the opposite: toxic or not, spam or not.</summary>
    public bool Contradict(LabelRow row)
    {
        var hash = LabelRow.HashOfComment(row.Text, row.AuthorName, row.AuthorUrl);
        var comment = BinaryPrimitives.ReadInt64LittleEndian(hash);
        var now = (row.Answer.Toxic, row.Answer.Spam);
        if (_first.TryAdd(comment, now))
        {
            return false;
        }

        var first = _first[comment];
        return AreOpposite(first.Toxic, now.Toxic) || AreOpposite(first.Spam, now.Spam);
    }

    private static bool AreOpposite(bool? one, bool? other) => one is not null && other is not null && one != other;
}
