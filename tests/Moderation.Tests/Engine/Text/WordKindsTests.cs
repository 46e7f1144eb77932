using CsCheck;
using Moderation.Engine.Text;

namespace Moderation.Tests.Engine.Text;

public sealed class WordKindsTests
{
    // Few different hashes, so that words meet; even ones, because the last bit does not count.
    private static readonly Gen<uint> Words = Gen.UInt[0, 400].Select(word => word * 2_000_002);

    [Fact]
    public void Of_AnyWords_IsTheFirstKindGiven() =>
        Gen.Select(Words.HashSet[0, 60], Words.HashSet[0, 60])
            .Sample(
                (known, foreign) =>
                {
                    var kinds = new WordKinds([
                        .. known.Select(word => (word, WordKind.Known)),
                        .. foreign.Select(word => (word, WordKind.Foreign)),
                    ]);

                    for (var word = 0u; word <= 400; word++)
                    {
                        var hash = word * 2_000_002;
                        var expected =
                            hash == 0 ? WordKind.New
                            : known.Contains(hash) ? WordKind.Known
                            : foreign.Contains(hash) ? WordKind.Foreign
                            : WordKind.New;
                        Assert.Equal(expected, kinds.Of(hash));
                    }
                }
            );
}
