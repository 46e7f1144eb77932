namespace Moderation.Service.Operations;

/// <summary>What to say to a word of the command line that is neither a setting nor an operator's verb.</summary>
internal static class UnknownWord
{
    /// <summary>What is wrong with the word, and what was probably meant.</summary>
    public static string Meant(string word)
    {
        var bare = word.TrimStart('-');
        return (bare.Length < word.Length, bare.Contains(':'), bare.Contains('=')) switch
        {
            (true, true, true) when word.IndexOf(':') < word.IndexOf('=') =>
                $"'{word}' is not understood: a setting is written --{bare}.",
            (true, true, false) => $"'{word}' has no value: a setting is written --{bare}=VALUE.",
            (true, _, _) =>
                $"'{word}' is no setting: a setting is written --Section:Key=value, such as --Policy:MaxLinks=3 or "
                    + "--Http:Urls=http://localhost:5080; the README lists them, and --help the rest.",
            _ => $"'{word}' is no command: there is dead-letters, and without a command the service runs. "
                + "A setting is written --Policy:MaxLinks=3; --help says more.",
        };
    }
}
