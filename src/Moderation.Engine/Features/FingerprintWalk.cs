using Moderation.Engine.Deciding;
using Moderation.Engine.Text;

namespace Moderation.Engine.Features;

/// <summary>
/// Makes the <see cref="Fingerprint"/> of a text from the words that <see cref="TextWalk"/> saw: from a sample of its
/// telling words, whatever their order; from a sample of their pairs with neighbours where they are few; and from all
/// of it where there are few pairs too. A line that begins with "&gt;" is somebody else's words and is passed over.
/// </summary>
internal ref struct FingerprintWalk
{
    /// <summary>A shorter text without a link is nobody's.</summary>
    public const int FewestWords = 8;

    /// <summary>With fewer telling words three of them are too little to know a text by.</summary>
    private const int FewestTelling = 8;

    /// <summary>With fewer words beside a link, it is the link that tells one text from another.</summary>
    private const int FewestBesideLink = 4;

    private const ulong Seed = Fingerprint.Version * 0x9E3779B97F4A7C15;
    private const uint NumberToken = 0x1B873593;

    private SmallestHashes _telling = new();
    private SmallestHashes _pairs = new();
    private uint _previous;
    private bool _previousTells;
    private ulong _all = Seed;
    private ulong _links = Seed;
    private int _tellingCount;
    private int _halfWords;
    private bool _hasLink;

    public FingerprintWalk() { }

    /// <summary>The fingerprint of what was read last.</summary>
    public static Fingerprint Of(Featurizer featurizer)
    {
        var text = featurizer.Folded.Characters;
        var words = featurizer.Seen.All;
        var walk = new FingerprintWalk();
        walk.Run(text, words, readsQuotes: false);
        if (walk._halfWords == 0 && !walk._hasLink)
        {
            walk.Run(text, words, readsQuotes: true);
        }

        return walk.Keys();
    }

    private void Run(ReadOnlySpan<char> text, ReadOnlySpan<SeenWord> words, bool readsQuotes)
    {
        for (var place = 0; place < words.Length; place++)
        {
            var word = words[place];
            switch (CharacterClasses.Of(text[word.Start]))
            {
                case CharacterClass.Word when word.Hash == TextWalk.LinkToken:
                    AddLink(text[word.Start..word.End]);
                    break;
                case CharacterClass.Word:
                    AddWord(text[word.Start..word.End], word.Hash);
                    break;
                case CharacterClass.Sign when text[word.Start] == '>' && !readsQuotes && BeginsLine(text, word.Start):
                    place = LastOfLine(text, words, place);
                    break;
            }
        }
    }

    private void AddLink(ReadOnlySpan<char> link)
    {
        _hasLink = true;
        _links = Hash.Mix(_links + Hash.Of(NumberToken, link));
        Follow(TextWalk.LinkToken, tells: true);
    }

    private void AddWord(ReadOnlySpan<char> word, uint hash)
    {
        if (IsWrittenWithoutSpaces(word[0]))
        {
            AddCharacters(word);
            return;
        }

        _halfWords += 2;
        if (word.ContainsAnyInRange('0', '9'))
        {
            Follow(NumberToken, tells: false);
            return;
        }

        var tells = word.Length >= CommonWords.ShortestOther && !CommonWords.Has(hash);
        Follow(hash, tells);
        if (tells)
        {
            Tell(hash);
        }
    }

    // Two characters are about a word there, and every two that follow each other are taken for one.
    private void AddCharacters(ReadOnlySpan<char> word)
    {
        _halfWords += word.Length;
        for (var at = 0; at < word.Length; at++)
        {
            Follow(word[at], tells: true);
            if (at > 0)
            {
                Tell(Hash.Pair(word[at - 1], word[at]));
            }
        }
    }

    private void Tell(uint hash)
    {
        _tellingCount++;
        _telling.Add(Hash.Mix(Seed ^ hash));
    }

    private void Follow(uint token, bool tells)
    {
        // "Take a look at" says nothing about a text.
        if (_previous != 0 && (tells || _previousTells))
        {
            _pairs.Add(Hash.Mix(Seed + Hash.Pair(_previous, token)));
        }

        _previous = token;
        _previousTells = tells;
        _all = Hash.Mix(_all + token);
    }

    private readonly Fingerprint Keys()
    {
        if (_halfWords < 2 * FewestWords && !_hasLink)
        {
            return default;
        }

        if (_tellingCount >= FewestTelling && _telling.IsFull)
        {
            return _telling.Keys(Seed);
        }

        if (_halfWords < 2 * FewestBesideLink)
        {
            return new Fingerprint([(long)Hash.Mix(_all + _links)]);
        }

        return _pairs.IsFull ? _pairs.Keys(~Seed) : new Fingerprint([(long)_all]);
    }

    private static bool BeginsLine(ReadOnlySpan<char> text, int at) => at == 0 || text[at - 1] == '\n';

    private static int LastOfLine(ReadOnlySpan<char> text, ReadOnlySpan<SeenWord> words, int place)
    {
        var length = text[words[place].Start..].IndexOf('\n');
        var end = length < 0 ? text.Length : words[place].Start + length;
        while (place + 1 < words.Length && words[place + 1].Start < end)
        {
            place++;
        }

        return place;
    }

    // Thai and Lao, Burmese, Khmer, Chinese and Japanese.
    private static bool IsWrittenWithoutSpaces(char letter) =>
        letter
            is >= '\u0E00'
                and <= '\u0EFF'
                or >= '\u1000'
                and <= '\u109F'
                or >= '\u1780'
                and <= '\u17FF'
                or >= '\u2E80'
                and <= '\u9FFF'
                or >= '\uF900'
                and <= '\uFAFF';
}
