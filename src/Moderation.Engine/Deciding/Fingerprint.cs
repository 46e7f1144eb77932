using System.Runtime.CompilerServices;

namespace Moderation.Engine.Deciding;

/// <summary>
/// What a text shares with texts that are nearly the same: up to <see cref="MostKeys"/> keys of 64 bits, in no order.
/// Two texts are alike where they have a key in common. Case, punctuation, digits, links, unseen characters and the order
/// of sentences make no difference; a word in ten hardly does. A text that many people would write by themselves, with
/// fewer than eight words and no link, has no key.
/// </summary>
public readonly struct Fingerprint : IEquatable<Fingerprint>
{
    /// <summary>The most keys that a text has.</summary>
    public const int MostKeys = 4;

    /// <summary>Changes whenever the same text gets other keys: what was stored before is like nothing then.</summary>
    public const int Version = 1;

    private readonly Four _keys;

    /// <summary>A fingerprint of these keys, at most <see cref="MostKeys"/>.</summary>
    public Fingerprint(ReadOnlySpan<long> keys)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Length, MostKeys);
        keys.CopyTo(_keys);
        Count = keys.Length;
    }

    /// <summary>How many keys there are.</summary>
    public int Count { get; }

    /// <summary>One of the keys, from 0.</summary>
    public long this[int place]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)place, (uint)Count);
            return _keys[place];
        }
    }

    /// <summary>Whether one of the keys is this one.</summary>
    public bool Has(long key) => ((ReadOnlySpan<long>)_keys)[..Count].Contains(key);

    /// <summary>Whether there is a key that both have.</summary>
    public bool IsLike(Fingerprint other)
    {
        for (var place = 0; place < Count; place++)
        {
            if (other.Has(_keys[place]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether both have the same keys in the same order.</summary>
    public bool Equals(Fingerprint other) =>
        ((ReadOnlySpan<long>)_keys)[..Count].SequenceEqual(((ReadOnlySpan<long>)other._keys)[..other.Count]);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fingerprint other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Count, _keys[0], _keys[1], _keys[2]);

    /// <summary>Whether both have the same keys in the same order.</summary>
    public static bool operator ==(Fingerprint left, Fingerprint right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Fingerprint left, Fingerprint right) => !left.Equals(right);

    [InlineArray(MostKeys)]
    private struct Four
    {
        private long _first;
    }
}
