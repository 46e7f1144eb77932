using System.Text;

namespace Moderation.Service.Review;

/// <summary>What is to be ruled on one comment or on many. There is none that makes no sense.</summary>
internal sealed record NewVerdict
{
    /// <summary>UTF-16 code units of a note.</summary>
    public const int LongestNote = 1_000;

    private NewVerdict(Ruling ruling, IReadOnlyList<string> categories, string? note)
    {
        Ruling = ruling;
        Categories = categories;
        Note = note;
    }

    public static NewVerdict Approve { get; } = new(Ruling.Approve, [], null);

    public Ruling Ruling { get; }

    /// <summary>What it is; empty where it is approved.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>For other moderators, or null.</summary>
    public string? Note { get; }

    /// <summary>A verdict to reject, without a note.</summary>
    /// <param name="categories">One of <see cref="VerdictCategories.All"/> at least, and kinds.</param>
    /// <exception cref="ArgumentException">The categories make no sense.</exception>
    public static NewVerdict Reject(params IReadOnlyList<string> categories) =>
        Make(Ruling.Reject, categories, null, out var refusals)
        ?? throw new ArgumentException(refusals["categories"], nameof(categories));

    /// <summary>The verdict, or null and what would be right, by the field's name.</summary>
    public static NewVerdict? Make(
        Ruling ruling,
        IReadOnlyList<string> categories,
        string? note,
        out Dictionary<string, string> refusals
    )
    {
        refusals = [];
        if (VerdictCategories.Refusal(ruling, categories) is { } refusal)
        {
            refusals["categories"] = refusal;
        }

        if (NoteRefusal(note) is { } wrong)
        {
            refusals["note"] = wrong;
        }

        return refusals.Count > 0
            ? null
            : new NewVerdict(ruling, [.. categories.Distinct()], string.IsNullOrWhiteSpace(note) ? null : note);
    }

    /// <summary>What is wrong with a note and what would be right; null where nothing is.</summary>
    public static string? NoteRefusal(string? note) =>
        note is null ? null
        : note.Length > LongestNote ? $"It has {note.Length} characters: give at most {LongestNote}."
        // What PostgreSQL cannot hold.
        : note.Contains('\0') || note.EnumerateRunes().Contains(Rune.ReplacementChar)
            ? "It holds characters that cannot be stored: leave them out."
        : null;
}
