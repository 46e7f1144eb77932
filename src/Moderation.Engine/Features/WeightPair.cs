using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Moderation.Engine.Features;

/// <summary>
/// The weights of one slot for both categories, as whole numbers of steps: a comment needs hundreds of them from all
/// over memory, and half the bytes are half the misses.
/// </summary>
internal readonly record struct WeightPair(short First, short Second)
{
    /// <summary>Both as doubles.</summary>
    public Vector128<double> ToDoubles()
    {
        var both = Vector128.CreateScalarUnsafe(Unsafe.BitCast<WeightPair, int>(this)).AsInt16();
        return Vector128.WidenLower(Vector128.ConvertToSingle(Vector128.WidenLower(both)));
    }
}
