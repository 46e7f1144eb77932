using Moderation.Engine.Deciding;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// The cases of <c>identity-cases.txt</c>, written for this project: every frame with every word, so that one word
/// differs from another by itself alone.
/// </summary>
internal static class IdentityCases
{
    private const string Resource = "identity-cases.txt";
    private const string Many = "{folk}";
    private const string One = "{one}";

    /// <summary>The cases that come with the engine.</summary>
    public static IReadOnlyList<IdentityCase> All()
    {
        using var stream = typeof(IdentityCases).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    /// <summary>Reads cases; the head of the file says how.</summary>
    /// <exception cref="FormatException">A line is none of those that the file may have.</exception>
    public static IReadOnlyList<IdentityCase> Read(string text)
    {
        var words = new List<(string Word, string Many, string One)>();
        var frames = new List<(bool IsAbusive, string Frame)>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.Split(": ", 2) is [var word, var forms] && forms.Split(" | ") is [var many, var one])
            {
                words.Add((word, many, one));
            }
            else if (line is ['+' or '-', ' ', .. var frame] && (frame.Contains(Many) || frame.Contains(One)))
            {
                frames.Add((line[0] == '+', frame));
            }
            else
            {
                throw new FormatException($"Not a line of an identity suite: {line}");
            }
        }

        return
        [
            .. words.SelectMany(word =>
                frames.Select(frame => new IdentityCase(
                    word.Word,
                    frame.IsAbusive,
                    new Comment(Begin(frame.Frame.Replace(Many, word.Many).Replace(One, word.One)))
                ))
            ),
        ];
    }

    private static string Begin(string filled) => char.ToUpperInvariant(filled[0]) + filled[1..];
}
