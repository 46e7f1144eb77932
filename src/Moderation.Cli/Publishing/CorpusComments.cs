using System.Collections;
using System.Text.Json;
using Moderation.Contracts;
using Moderation.Engine.Training;

namespace Moderation.Cli.Publishing;

/// <summary>The rows of a corpus file as comments of a site. The same file always gives the same messages.</summary>
internal sealed class CorpusComments(FileInfo file, string site) : IEnumerable<CorpusComment>
{
    /// <summary>How many there are.</summary>
    public int Count() => Lines().Count();

    public IEnumerator<CorpusComment> GetEnumerator() => Lines().Select(l => Read(l.Text, l.Number)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<(string Text, int Number)> Lines() =>
        File.ReadLines(file.FullName).Select((text, i) => (Text: text, Number: i + 1)).Where(l => l.Text.Length > 0);

    private CorpusComment Read(string line, int number)
    {
        try
        {
            var row = JsonSerializer.Deserialize<PublishedRow>(line, Wire.Json);
            return row?.Text is null ? Unreadable(number, "there is no \"text\"") : new(Message(row, number));
        }
        catch (JsonException e)
        {
            return Unreadable(number, JsonFault.Of(e));
        }
    }

    private CorpusComment Unreadable(int number, string why) => new(default, $"{file.Name}, line {number}: {why}");

    private byte[] Message(PublishedRow row, int number) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new CommentSubmitted
            {
                SiteId = site,
                ThreadId = row.Group,
                CommentId = $"{Path.GetFileNameWithoutExtension(file.Name)}:{row.Source}:{number}",
                Text = row.Text!,
                Author = row.Author,
            },
            Wire.Json
        );
}
