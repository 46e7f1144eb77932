using Moderation.Engine.Text;

namespace Moderation.Engine.Features;

/// <summary>
/// The features of where a comment comes from and leads to: the words of the author's name, and the parts of the hosts
/// that the author's link and the text's links name. Advertisers give a keyword for a name and put it into the host.
/// </summary>
internal static class OriginWalk
{
    private const uint NameSeed = 0x1B873593;
    private const uint HostSeed = 0xCC9E2D51;
    private const uint PartSeed = 0x85EBCA6B;
    private const uint CountSeed = 0xC2B2AE35;

    public static void Name<TSink>(ReadOnlySpan<char> name, ref TSink sink)
        where TSink : struct, IOriginSink, allows ref struct
    {
        var words = 0u;
        for (var at = 0; at < name.Length; )
        {
            if (CharacterClasses.Of(name[at]) != CharacterClass.Word)
            {
                at++;
                continue;
            }

            var end = TextWalk.EndOfWord(name, at);
            var word = TextWalk.Word(name[at..end]);
            sink.Add(word ^ NameSeed, at, end);
            at = end;
            words++;
        }

        sink.Add(CountSeed * (Math.Min(words, 6) + 1), 0, name.Length);
    }

    /// <summary>Reads a link that is already folded.</summary>
    public static void Link<TSink>(ReadOnlySpan<char> link, ref TSink sink)
        where TSink : struct, IOriginSink, allows ref struct
    {
        var host = Links.Host(link);
        sink.Add(TextWalk.Word(host) ^ HostSeed, 0, host.Length);
        var part = 0;
        for (var at = 0; at <= link.Length; at++)
        {
            if (at < link.Length && char.IsLetterOrDigit(link[at]))
            {
                continue;
            }

            if (at > part)
            {
                sink.Add(TextWalk.Word(link[part..at]) ^ PartSeed, part, at);
            }

            part = at + 1;
        }
    }
}
