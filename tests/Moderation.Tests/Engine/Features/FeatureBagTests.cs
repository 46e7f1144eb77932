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
                bag.Reset();
                Array.ForEach(slots, slot => bag.Add(slot / 2));
                bag.Tally();
                bag.Reset();
                foreach (var slot in slots.Concat(slots.Take(slots.Length / 3)))
                {
                    bag.Add(slot);
                }

                bag.Tally();

                var expected = slots.Concat(slots.Take(slots.Length / 3)).CountBy(slot => slot).ToDictionary();
                var counted = bag.Slots.ToArray().Zip(bag.Times.ToArray()).ToDictionary();
                Assert.Equal(expected, counted);
                Assert.All(expected, pair => Assert.Equal(pair.Value, bag.TimesOf(pair.Key)));
            });
    }

    [Fact]
    public void Reset_AfterUse_Empties()
    {
        var bag = new FeatureBag();
        bag.Reset();
        bag.Add(3);
        bag.Tally();

        bag.Reset();
        bag.Tally();

        Assert.Equal(0, bag.Count);
        Assert.Equal(0, bag.TimesOf(3));
    }
}
