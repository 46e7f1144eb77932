using System.Globalization;
using Moderation.Service.Learning.Policies;

namespace Moderation.Service.Dashboard.Administering;

/// <summary>A policy as the page's form has it: all as it was typed, so that what is wrong can be shown and put right.</summary>
internal sealed class PolicyForm
{
    public string? ToxicityThreshold { get; set; }

    public string? SpamThreshold { get; set; }

    public string? MaxLinks { get; set; }

    public string? MaxLength { get; set; }

    /// <summary>One a line.</summary>
    public string? BlockedWords { get; set; }

    public string? SurelySpam { get; set; }

    public string? SpamExpiresAfterDays { get; set; }

    public string? Note { get; set; }

    /// <summary>The version that was in force when the page was made.</summary>
    public string? BasedOn { get; set; }

    /// <summary>Names the draft that was previewed last; null where none was.</summary>
    public string? Previewed { get; set; }

    /// <summary>The form filled in with a policy.</summary>
    public static PolicyForm Of(PolicyContent content, string basedOn) =>
        new()
        {
            ToxicityThreshold = Text(content.ToxicityThreshold),
            SpamThreshold = Text(content.SpamThreshold),
            MaxLinks = Text(content.MaxLinks),
            MaxLength = Text(content.MaxLength),
            BlockedWords = string.Join('\n', content.BlockedWords),
            SurelySpam = Text(content.SurelySpam),
            SpamExpiresAfterDays = Text(content.SpamExpiresAfterDays),
            BasedOn = basedOn,
        };

    /// <summary>The policy, and what would be right, by property, for each field that makes no sense.</summary>
    public (PolicyContent Content, Dictionary<string, string> Mistakes) Read()
    {
        var unreadable = new Dictionary<string, string>();
        var content = new PolicyContent
        {
            ToxicityThreshold = Number(ToxicityThreshold, nameof(ToxicityThreshold), unreadable),
            SpamThreshold = Number(SpamThreshold, nameof(SpamThreshold), unreadable),
            MaxLinks = Whole(MaxLinks, nameof(MaxLinks), unreadable),
            MaxLength = Whole(MaxLength, nameof(MaxLength), unreadable),
            BlockedWords = (BlockedWords ?? "").Split('\n'),
            SurelySpam = Number(SurelySpam, nameof(SurelySpam), unreadable) ?? double.NaN,
            SpamExpiresAfterDays = Number(SpamExpiresAfterDays, nameof(SpamExpiresAfterDays), unreadable) ?? double.NaN,
        }.Tidied();
        var mistakes = content.Mistakes();
        foreach (var (field, mistake) in unreadable)
        {
            mistakes[field] = mistake;
        }

        return (content, mistakes);
    }

    /// <summary>Names a draft together with the version that it is to replace.</summary>
    public string NameOf(PolicyContent draft) => $"{BasedOn} {draft.Digest()}";

    private static string? Text(double? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static double? Number(string? typed, string field, Dictionary<string, string> unreadable)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        unreadable[field] = "This is no number: write it such as 0.75, with a point.";
        return null;
    }

    private static int Whole(string? typed, string field, Dictionary<string, string> unreadable)
    {
        if (
            int.TryParse(
                typed,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            return number;
        }

        unreadable[field] = "This is no whole number: write it such as 3.";
        return 0;
    }
}
