using System.Text.RegularExpressions;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Functional;

/// <summary>The cases of <c>cases.txt</c>, written for this project; the file says how it is read.</summary>
internal static partial class FunctionalCases
{
    private const string Resource = "functional-cases.txt";
    private const int FillingsOfFrame = 4;

    /// <summary>The cases that come with the engine; none where it was built without them.</summary>
    public static IReadOnlyList<FunctionalCase> All()
    {
        using var stream = typeof(FunctionalCases).Assembly.GetManifestResourceStream(Resource);
        if (stream is null)
        {
            return [];
        }

        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    /// <summary>Reads cases.</summary>
    /// <exception cref="FormatException">A line is none of those that the file may have.</exception>
    public static IReadOnlyList<FunctionalCase> Read(string text)
    {
        var slots = new Dictionary<string, string[]>();
        var cases = new List<FunctionalCase>();
        var capability = "";
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.Length > 2 && line[1] == ' ' && Kind(line[0]) is var (category, mustBeReviewed))
            {
                cases.AddRange(
                    Fill(line[2..], slots)
                        .Distinct()
                        .Select(filled => new FunctionalCase(capability, category, mustBeReviewed, CommentOf(filled)))
                );
            }
            else if (line is ['[', .. var name, ']'])
            {
                capability = name;
            }
            else if (Slots().Match(line) is { Success: true } slot)
            {
                slots[slot.Groups["name"].Value] = slot.Groups["fillers"].Value.Split(" | ");
            }
            else
            {
                throw new FormatException($"Not a line of a functional suite: {line}");
            }
        }

        return cases;
    }

    private static (Category, bool)? Kind(char sign) =>
        sign switch
        {
            '+' => (Category.Toxicity, true),
            '-' => (Category.Toxicity, false),
            '$' => (Category.Spam, true),
            '=' => (Category.Spam, false),
            _ => null,
        };

    // Frames begin at different places of a list, and step through it, so that every filler has its turn.
    private static IEnumerable<string> Fill(string frame, Dictionary<string, string[]> slots) =>
        !Slot().IsMatch(frame)
            ? [frame]
            : Enumerable
                .Range(0, FillingsOfFrame)
                .Select(filling =>
                    Slot()
                        .Replace(
                            frame,
                            slot =>
                            {
                                var fillers = slots[slot.Groups["list"].Value];
                                var step = Math.Max(1, fillers.Length / FillingsOfFrame);
                                return fillers[(frame.Length + slot.Index + (filling * step)) % fillers.Length];
                            }
                        )
                );

    private static Comment CommentOf(string filled)
    {
        var author = Author().Match(filled);
        var link = author.Groups["link"].Value;
        return author.Success
            ? new Comment(filled[author.Length..], author.Groups["name"].Value, link.Length > 0 ? link : null)
            : new Comment(char.ToUpperInvariant(filled[0]) + filled[1..]);
    }

    [GeneratedRegex(@"^(?<name>[a-z]+): (?<fillers>.+)$")]
    private static partial Regex Slots();

    // A list's name, and a digit where a frame has another slot of the same list.
    [GeneratedRegex(@"\{(?<list>[a-z]+)[0-9]?\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"^\[(?<name>[^;\]]*); (?<link>[^\]]*)\] ")]
    private static partial Regex Author();
}
