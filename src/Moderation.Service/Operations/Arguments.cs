using System.Text.RegularExpressions;

namespace Moderation.Service.Operations;

/// <summary>What stands after the program's name.</summary>
/// <param name="Settings">Settings, such as <c>--Storage:Sqlite=x.db</c>, as the configuration takes them.</param>
/// <param name="Words">All else, in its order: a verb of the operator, with its options.</param>
internal sealed partial record Arguments(string[] Settings, string[] Words)
{
    /// <summary>Tells settings, which may stand anywhere, from the other words.</summary>
    public static Arguments Of(IReadOnlyList<string> args)
    {
        var (settings, words) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Count; i++)
        {
            if (Assignment.IsMatch(args[i]))
            {
                settings.Add(args[i]);
            }
            else if (
                Key.IsMatch(args[i])
                && i + 1 < args.Count
                && !args[i + 1].StartsWith("--", StringComparison.Ordinal)
            )
            {
                settings.AddRange([args[i], args[++i]]);
            }
            else
            {
                words.Add(args[i]);
            }
        }

        return new Arguments([.. settings], [.. words]);
    }

    // A setting has a section, save those of the host.
    [GeneratedRegex(
        "^(--|/)?([^-/=:][^=:]*(:[^=:]+)+|environment|contentRoot|applicationName)=",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Assignment { get; }

    [GeneratedRegex(
        "^(--|/)([^-/=:][^=:]*(:[^=:]+)+|environment|contentRoot|applicationName)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Key { get; }
}
