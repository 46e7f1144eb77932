using CsCheck;
using Moderation.Engine.Features;

namespace Moderation.Tests.Engine.Features;

public sealed class FeatureBagTests
{
    [Fact]
    public void Add_AnySlots_CountsLikeADictionary()
    {
        Gen.Int[0, FeatureSpace.Words.Size - 1]
            .Array[0, 600]
            .Sample(slots =>
            {
                // Used before, so that what a comment left behind is there to be mistaken for the next one's.
                var bag = new FeatureBag();
                bag.Reset(700);
                Array.ForEach(slots, slot => bag.Add(slot / 2));
                bag.Reset(2 * slots.Length);
                foreach (var slot in slots.Concat(slots.Take(slots.Length / 3)))
                {
                    bag.Add(slot);
                }

                var expected = slots.Concat(slots.Take(slots.Length / 3)).CountBy(slot => slot).ToDictionary();
                var counted = Enumerable.Range(0, bag.Count).Select(bag.At).ToDictionary(x => x.Slot, x => x.Times);
                Assert.Equal(expected, counted);
                Assert.All(expected, pair => Assert.Equal(pair.Value, bag.Times(pair.Key)));
            });
    }

    [Fact]
    public void Reset_AfterUse_Empties()
    {
        var bag = new FeatureBag();
        bag.Reset(10);
        bag.Add(3);

        bag.Reset(10);

        Assert.Equal(0, bag.Count);
        Assert.Equal(0, bag.Times(3));
    }
}
