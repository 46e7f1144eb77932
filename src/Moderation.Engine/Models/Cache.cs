using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Moderation.Engine.Models;

/// <summary>What the processor keeps close by.</summary>
internal static class Cache
{
    /// <summary>Asks for the line that a value stands in, where the processor has an instruction for it.</summary>
    // The only unsafe code: the instruction takes an address, reads nothing and cannot fail, and an address that the
    // garbage collector has made wrong costs a wasted hint.
    public static unsafe void Fetch<T>(ref readonly T value)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in value)));
        }
    }
}
