using CsCheck;
using Moderation.Engine.Features;
using Moderation.Engine.Text;

namespace Moderation.Tests.Engine.Features;

public sealed class GramWalkTests
{
    [Fact]
    public void AddSlots_AnyWord_NotesWhatTheWalkOneByOneFinds() =>
        Gen.Select(Gen.String[Gen.Char["abcé"], 1, 40], Gen.String[Gen.Char["xy z"], 0, 9])
            .Sample(
                (word, rest) =>
                {
                    var text = $" {word} {rest}";
                    var padded = text + new string(' ', FoldedText.Padding);
                    var (start, end) = (1, 1 + word.Length);
                    var together = new FeatureBag();
                    together.Reset();
                    GramWalk.AddSlots(padded, start, end, together);

                    var oneByOne = new NotingSink([]);
                    GramWalk.Run(text, start, end, ref oneByOne);

                    Assert.Equal(oneByOne.Slots.Order(), together.Noted.ToArray().Order());
                }
            );

    private readonly struct NotingSink(List<int> slots) : IFeatureSink
    {
        public List<int> Slots => slots;

        public void Gram(uint hash, int start, int end) => slots.Add(FeatureSpace.Grams.Slot(hash));

        public void Word(uint hash, int start, int end) => throw new NotSupportedException();

        public void Pair(uint hash, int start, int end) => throw new NotSupportedException();

        public void Skip(uint hash, int start, int end) => throw new NotSupportedException();

        public void Grams(ReadOnlySpan<char> text, int start, int end) => throw new NotSupportedException();

        public void Spelling(uint hash, int start, int end) => throw new NotSupportedException();

        public void Link(ReadOnlySpan<char> link, int start) => throw new NotSupportedException();
    }
}
