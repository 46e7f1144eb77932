using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Moderation.Engine.Text;

/// <summary>
/// 64 characters side by side in one register, each asked the same question at once: bit <c>i</c> of an answer speaks
/// of character <c>i</c>. Characters beyond U+00FF are all read as U+00FF.
/// </summary>
internal readonly struct CharacterBlock
{
    /// <summary>How many characters a block holds.</summary>
    public const int Length = 64;

    private readonly Vector512<byte> _units;

    private CharacterBlock(Vector512<byte> units) => _units = units;

    /// <summary>Where the small letters a to z stand.</summary>
    public ulong Letters => Between('a', 'z');

    /// <summary>Where ASCII's spaces and control characters stand.</summary>
    public ulong Spaces => Between('\0', ' ') | Of('\x7F');

    /// <summary>Reads the block that begins at <paramref name="at"/>; the text must reach over its end.</summary>
    public static CharacterBlock Load(ReadOnlySpan<char> text, int at)
    {
        ref var units = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.Slice(at, Length)));
        return new CharacterBlock(
            Vector512.NarrowWithSaturation(Vector512.LoadUnsafe(ref units), Vector512.LoadUnsafe(ref units, Length / 2))
        );
    }

    /// <summary>Where one character stands.</summary>
    public ulong Of(char unit) => Vector512.Equals(_units, Vector512.Create((byte)unit)).ExtractMostSignificantBits();

    /// <summary>Where the characters from <paramref name="first"/> to <paramref name="last"/> stand.</summary>
    public ulong Between(char first, char last) =>
        Vector512
            .LessThanOrEqual(_units - Vector512.Create((byte)first), Vector512.Create((byte)(last - first)))
            .ExtractMostSignificantBits();

    /// <summary>Where this block and another have the same character.</summary>
    public ulong SameAs(CharacterBlock other) => Vector512.Equals(_units, other._units).ExtractMostSignificantBits();
}
