using Moderation.Engine.Deciding;

namespace Moderation.Engine.Features;

/// <summary>
/// The four smallest different hashes of what a text is made of: a sample of it that hardly depends on the rest (a
/// bottom-k sketch; E. Cohen, H. Kaplan, "Summarizing data using bottom-k sketches", 2007).
/// </summary>
internal ref struct SmallestHashes
{
    private ulong _first = ulong.MaxValue;
    private ulong _second = ulong.MaxValue;
    private ulong _third = ulong.MaxValue;
    private ulong _fourth = ulong.MaxValue;

    public SmallestHashes() { }

    /// <summary>Whether there are four.</summary>
    public readonly bool IsFull => _fourth != ulong.MaxValue;

    /// <summary>Takes one more.</summary>
    public void Add(ulong hash)
    {
        if (hash >= _fourth || hash == _first || hash == _second || hash == _third)
        {
            return;
        }

        _fourth = hash;
        if (_fourth < _third)
        {
            (_third, _fourth) = (_fourth, _third);
        }

        if (_third < _second)
        {
            (_second, _third) = (_third, _second);
        }

        if (_second < _first)
        {
            (_first, _second) = (_second, _first);
        }
    }

    /// <summary>
    /// A key for each three of them: texts of which one differs in one hash of the four still have one key in common, and
    /// three of the smallest at once are the same by chance in hardly any.
    /// </summary>
    public readonly Fingerprint Keys(ulong seed) =>
        new([
            Key(seed, _first, _second, _third),
            Key(seed, _first, _second, _fourth),
            Key(seed, _first, _third, _fourth),
            Key(seed, _second, _third, _fourth),
        ]);

    private static long Key(ulong seed, ulong first, ulong second, ulong third) =>
        (long)Hash.Mix(Hash.Mix(Hash.Mix(seed + first) + second) + third);
}
