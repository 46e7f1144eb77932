using System.Numerics;
using System.Runtime.Intrinsics;

namespace Moderation.Engine.Features;

/// <summary>A part of the feature space.</summary>
/// <param name="Start">Its first slot.</param>
/// <param name="Size">How many slots it has; a power of two where features are hashed to them.</param>
internal readonly record struct FeatureBlock(int Start, int Size)
{
    private const uint Mixer = 0x9E3779B1;

    /// <summary>The first slot after it.</summary>
    public int End => Start + Size;

    /// <summary>Whether a slot of the space is one of the block's.</summary>
    public bool Contains(int slot) => slot >= Start && slot < End;

    /// <summary>The slot of a hash, counted from 0 within the block (Knuth's multiplicative method).</summary>
    public int Slot(uint hash) => (int)((ulong)(hash * Mixer) * (uint)Size >> 32);

    /// <summary>The slots of eight hashes.</summary>
    public Vector256<int> Slots(Vector256<uint> hashes) =>
        ((hashes * Mixer) >>> (32 - BitOperations.TrailingZeroCount(Size))).AsInt32();
}
