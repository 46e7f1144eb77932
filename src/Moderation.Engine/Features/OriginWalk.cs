using Moderation.Engine.Text;

namespace Moderation.Engine.Features;

/// <summary>
/// The features of where a comment comes from and leads to: the author's name, and the parts of the links that the
/// author and the text give. Advertisers give a keyword for a name and put it into the host.
/// </summary>
internal static class OriginWalk
{
    private const uint NameSeed = 0x1B873593;
    private const uint NameCountSeed = 0xC2B2AE35;
    private const uint AuthorLinkSeed = 0x85EBCA6B;
    private const uint TextLinkSeed = 0xCC9E2D51;
    private const int LongestPart = 24;

    /// <summary>Reads a folded name: its words, their pairs, how many there are, and its runs of 3 and 4 characters.</summary>
    public static void Name<TSink>(ReadOnlySpan<char> name, ref TSink sink)
        where TSink : struct, IOriginSink, allows ref struct
    {
        var words = 0u;
        var previous = NameSeed;
        for (var at = 0; at < name.Length; )
        {
            if (CharacterClasses.Of(name[at]) != CharacterClass.Word)
            {
                at++;
                continue;
            }

            var end = TextWalk.EndOfWord(name, at);
            var word = Hash.Of(NameSeed, name[at..end]);
            sink.Add(word, at, end);
            sink.Add(Hash.Pair(previous, word), at, end);
            previous = word;
            at = end;
            words++;
        }

        sink.Add(Hash.Step(NameCountSeed, Math.Min(words, 6)), 0, name.Length);
        AddGrams(NameSeed, name, ref sink);
    }

    /// <summary>Reads the author's link, folded.</summary>
    public static void AuthorLink<TSink>(ReadOnlySpan<char> link, ref TSink sink)
        where TSink : struct, IOriginSink, allows ref struct => Link(AuthorLinkSeed, link, ref sink);

    /// <summary>Reads a link of the text, folded.</summary>
    public static void TextLink<TSink>(ReadOnlySpan<char> link, ref TSink sink)
        where TSink : struct, IOriginSink, allows ref struct => Link(TextLinkSeed, link, ref sink);

    private static void Link<TSink>(uint seed, ReadOnlySpan<char> link, ref TSink sink)
        where TSink : struct, IOriginSink, allows ref struct
    {
        var host = Links.Host(link);
        sink.Add(Hash.Of(~seed, host), 0, link.Length);
        var domain = host.LastIndexOf('.');
        if (domain > 0)
        {
            sink.Add(Hash.Of(~seed, host[domain..]), 0, link.Length);
            AddGrams(~seed, host[..domain], ref sink);
        }

        var part = 0;
        for (var at = 0; at <= link.Length; at++)
        {
            if (at < link.Length && char.IsLetterOrDigit(link[at]))
            {
                continue;
            }

            if (at > part && at - part <= LongestPart)
            {
                sink.Add(Hash.Of(seed, link[part..at]), part, at);
            }

            part = at + 1;
        }
    }

    private static void AddGrams<TSink>(uint seed, ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, IOriginSink, allows ref struct
    {
        for (var at = 0; at + 3 <= text.Length; at++)
        {
            var hash = Hash.Of(seed + 3, text.Slice(at, 3));
            sink.Add(hash, at, at + 3);
            if (at + 4 <= text.Length)
            {
                sink.Add(Hash.Step(hash + 1, text[at + 3]), at, at + 4);
            }
        }
    }
}
