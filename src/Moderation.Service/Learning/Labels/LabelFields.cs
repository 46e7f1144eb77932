using System.Globalization;
using System.Text;

namespace Moderation.Service.Learning.Labels;

/// <summary>
/// Takes the fields of one line of a file, whatever its form, and holds them to what a label may be. The first that is wrong
/// is kept, and the rest then means nothing.
/// </summary>
internal sealed class LabelFields(int number)
{
    /// <summary>UTF-16 code units of a text.</summary>
    public const int LongestText = 50_000;

    /// <summary>UTF-16 code units of a source or a group.</summary>
    public const int LongestName = 512;

    /// <summary>UTF-16 code units of an author's name or link, as many as the model reads.</summary>
    public const int LongestOrigin = 1_000;

    /// <summary>Kinds of one row.</summary>
    public const int MostKinds = 20;

    private const int LongestKind = 40;

    private LabelLine? _fault;

    /// <summary>Notes that a field is wrong.</summary>
    public void Refuse(string field, string why) => _fault ??= LabelLine.Bad(number, field, why);

    /// <summary>A text of limited length that every database can hold; null where there is none.</summary>
    public string? Take(string field, string? value, int longest)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Length > longest)
        {
            Refuse(field, $"It has {value.Length} characters: give at most {longest}.");
        }
        else if (value.Contains('\0') || !IsWellFormed(value))
        {
            Refuse(field, "It holds a NUL or half a character: leave that out.");
        }

        return value;
    }

    /// <summary>1, 0, or null where nobody judged.</summary>
    public bool? TakeFlag(string field, string? value)
    {
        switch (value)
        {
            case null or "":
                return null;
            case "0" or "1":
                return value == "1";
            default:
                Refuse(field, "Give 1, 0, or null where nobody judged it.");
                return null;
        }
    }

    /// <summary>Words of small letters, such as <c>insult</c>.</summary>
    public IReadOnlyList<string> TakeKinds(string field, IReadOnlyList<string> kinds)
    {
        if (kinds.Count > MostKinds || kinds.Any(kind => !IsKind(kind)))
        {
            Refuse(field, $"Give at most {MostKinds} words of letters, - and _, such as insult.");
        }

        return kinds;
    }

    /// <summary>An instant with its zone, ISO 8601; null where there is none.</summary>
    public DateTimeOffset? TakeInstant(string field, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        if (
            DateTimeOffset.TryParse(
                value,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var instant
            )
            // PostgreSQL knows earlier years, but nobody commented then.
            && instant.UtcDateTime.Year is > 1970 and < 9_999
        )
        {
            return instant;
        }

        Refuse(field, "Give a time such as 2026-03-01T12:30:00Z, or leave it out.");
        return null;
    }

    /// <summary>
    /// A chance over 0, up to 1, as the export has it. It is looked at and not kept: an import speaks for no share of the
    /// blog's comments, but a row that could not have been drawn says that the file is broken.
    /// </summary>
    public void TakeChance(string field, string? value)
    {
        if (
            !string.IsNullOrEmpty(value)
            && !(
                double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var chance)
                && chance is > 0 and <= 1
            )
        )
        {
            Refuse(field, "Give the chance with which it was drawn, over 0 and up to 1, or leave it out.");
        }
    }

    /// <summary>The line as it is then.</summary>
    public LabelLine Line(LabelRow row)
    {
        if (!row.Text.EnumerateRunes().Any(IsSeen))
        {
            Refuse("text", "It is empty: give what was written.");
        }

        if (!row.Answer.IsLabel)
        {
            Refuse("toxic", "Neither toxic nor spam is given: give 1 or 0 in one of them at least.");
        }

        return _fault ?? new LabelLine(number, row);
    }

    private static bool IsSeen(Rune rune) =>
        !Rune.IsWhiteSpace(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control);

    private static bool IsKind(string kind) =>
        kind.Length is > 0 and <= LongestKind && kind.All(c => char.IsAsciiLetter(c) || c is '-' or '_');

    private static bool IsWellFormed(string value)
    {
        var rest = value.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[used..];
        }

        return true;
    }
}
