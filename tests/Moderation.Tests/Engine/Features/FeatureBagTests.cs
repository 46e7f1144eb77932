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
    public void Sum_AnySlots_WeighsEachByTheValueOfItsCount() =>
        // Few different slots, so that some occur once and some more often than there are steps for.
        Gen.Int[0, 40]
            .Select(slot => slot * slot)
            .Array[0, 900]
            .Sample(slots =>
            {
                var weights = Enumerable
                    .Range(0, 1_601)
                    .Select(slot => new WeightPair((short)(slot - 700), (short)(31_000 - (7 * slot))))
                    .ToArray();
                var bag = new FeatureBag();
                bag.Reset();
                Array.ForEach(slots, bag.Add);
                for (var more = 0; more < slots.Length; more++)
                {
                    bag.Add(slots[0]);
                }

                var sum = bag.Sum(weights);

                var counts = slots.Concat(slots.Select(_ => slots[0])).CountBy(slot => slot).ToArray();
                Assert.Equal(counts.Sum(one => Value(one.Value) * weights[one.Key].First), sum[0], 1e-6);
                Assert.Equal(counts.Sum(one => Value(one.Value) * weights[one.Key].Second), sum[1], 1e-6);
                Assert.Equal(counts.Sum(one => Math.Pow(Value(one.Value), 2)), sum[2], 1e-6);
            });

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

    private static double Value(int times) => 1 + Math.Log(times);
}
