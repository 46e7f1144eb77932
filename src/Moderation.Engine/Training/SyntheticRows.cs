using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Moderation.Engine.Training;

/// <summary>Training rows of our own: the frames of <c>synthetic.txt</c> with their slots filled.</summary>
internal static partial class SyntheticRows
{
    /// <summary>The name of the file in a manifest, and of the source in the weights.</summary>
    public const string Source = "synthetic";

    /// <summary>The kind of all toxic rows.</summary>
    public const string Abuse = "abuse";

    // Many frames teach more than many fillings of one; those taken are spread over all lists.
    private const int FillingsOfFrame = 24;

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public static string Hash()
    {
        using var stream = Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The rows, always the same ones in the same order, none twice.</summary>
    public static IReadOnlyList<CorpusRow> All()
    {
        var (slots, lines) = Read();
        return
        [
            .. lines.SelectMany(line =>
                Fill(line[2..], slots).Select(text => Row(line, text)).DistinctBy(row => row.Text + row.Author)
            ),
        ];
    }

    /// <summary>The frames with their slots unfilled, without authors.</summary>
    public static IEnumerable<string> Frames() => Read().Lines.Select(line => Author().Replace(line[2..], ""));

    /// <summary>All that a slot of any frame can hold.</summary>
    public static IEnumerable<string> Fillers() => Read().Slots.Values.SelectMany(fillers => fillers);

    private static (Dictionary<string, string[]> Slots, List<string> Lines) Read()
    {
        using var reader = new StreamReader(Open());
        var slots = new Dictionary<string, string[]>();
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 1 && "+-$=".Contains(line[0]) && line[1] == ' ')
            {
                lines.Add(line);
            }
            else if (!line.StartsWith('#') && line.Split(": ", 2) is [var name, var fillers])
            {
                slots.Add(name, fillers.Split(" | "));
            }
        }

        return (slots, lines);
    }

    private static Stream Open() => typeof(SyntheticRows).Assembly.GetManifestResourceStream("synthetic.txt")!;

    private static CorpusRow Row(string line, string filled)
    {
        var author = Author().Match(filled);
        var text = filled[author.Length..];
        var link = author.Groups["link"].Value.Replace(" ", "-", StringComparison.Ordinal);
        return new CorpusRow
        {
            Source = Source,
            Group = line,
            Toxic = line[0] switch
            {
                '+' => 1,
                '-' => 0,
                _ => null,
            },
            Spam = line[0] switch
            {
                '$' => 1,
                '=' => 0,
                _ => null,
            },
            Labels = line[0] == '+' ? [Abuse] : null,
            Author = author.Success
                ? new CorpusAuthor(author.Groups["name"].Value, link.Length > 0 ? link : null)
                : null,
            Text = char.ToUpperInvariant(text[0]) + text[1..],
        };
    }

    private static IEnumerable<string> Fill(string frame, Dictionary<string, string[]> slots)
    {
        var names = Slot().Matches(frame);
        var count = names.Count switch
        {
            0 => 1,
            1 => Math.Min(FillingsOfFrame, slots[names[0].Groups["list"].Value].Length),
            _ => FillingsOfFrame,
        };
        for (var filling = 0; filling < count; filling++)
        {
            // What fills a slot may have slots of its own.
            var once = Slot().Replace(frame, slot => Filler(slot, frame, filling));
            yield return Slot().Replace(once, slot => Filler(slot, once, filling));
        }

        string Filler(Match slot, string line, int filling)
        {
            // Lists of different lengths step through different pairs; a second slot of a list begins elsewhere in it,
            // and each frame begins elsewhere too.
            var fillers = slots[slot.Groups["list"].Value];
            var start = line.Length + (slot.Groups["again"].Length > 0 ? 7 * slot.Index : 0);
            return fillers[(filling + start) % fillers.Length];
        }
    }

    [GeneratedRegex(@"^\[(?<name>[^;]*); (?<link>[^\]]*)\] ")]
    private static partial Regex Author();

    // A list's name, and a digit where a frame has another slot of the same list.
    [GeneratedRegex(@"\{(?<list>[a-z]+)(?<again>[0-9]?)\}")]
    private static partial Regex Slot();
}
