using System.Xml;
using System.Xml.Linq;
using Moderation.Engine.Training;

namespace Moderation.Cli.Importing;

/// <summary>
/// A WordPress export (WXR). What was published is not spam, what is marked as spam is; pending comments and those in
/// the bin have no label. Nobody judged them for toxicity.
/// </summary>
internal static class WordPressFormat
{
    // A document type could ask for files or grow without end.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
    };

    /// <exception cref="ImportException">The file is not XML, or ends before it should.</exception>
    public static IEnumerable<ImportLine> Read(string file)
    {
        using var reader = XmlReader.Create(File.OpenRead(file), Settings);
        var post = "";
        while (Moves(reader, file))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "item" })
            {
                post = "";
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "post_id" })
            {
                post = Element(reader, file).Value;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "comment" })
            {
                var number = ((IXmlLineInfo)reader).LineNumber;
                yield return Row(number, post, Element(reader, file));
            }
        }
    }

    private static ImportLine Row(int number, string post, XElement comment)
    {
        if (Field(comment, "comment_type") is "pingback" or "trackback")
        {
            return new ImportLine(number, null, LeftOut: "pingback or trackback");
        }

        int? spam;
        switch (Field(comment, "comment_approved"))
        {
            case "1" or "approve" or "approved":
                spam = 0;
                break;
            case "spam":
                spam = 1;
                break;
            case "0" or "hold" or "trash" or "post-trashed":
                spam = null;
                break;
            case var other:
                return ImportLine.Bad(number, $"comment_approved is '{other}'");
        }

        var (name, url) = (Field(comment, "comment_author"), Field(comment, "comment_author_url"));
        return ImportLine.Of(
            number,
            new ImportedRow
            {
                Source = "wordpress",
                Group = post,
                Spam = spam,
                Author = name is null && url is null ? null : new CorpusAuthor(name, url),
                Text = Field(comment, "comment_content") ?? "",
            }
        );
    }

    // The namespace changes with the version of the format.
    private static string? Field(XElement comment, string name) =>
        comment.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value is { Length: > 0 } value
            ? value
            : null;

    // Leaves the reader on the element's end: what stands right behind it is still to come.
    private static XElement Element(XmlReader reader, string file)
    {
        using var inner = reader.ReadSubtree();
        return Within(file, () => XElement.Load(inner));
    }

    private static bool Moves(XmlReader reader, string file) => Within(file, reader.Read);

    private static T Within<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException exception)
        {
            throw new ImportException($"'{file}' is not a WordPress export: {exception.Message}", exception);
        }
    }
}
