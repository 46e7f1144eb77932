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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4_095)]
    [InlineData(4_096)]
    [InlineData(9_000)]
    public void TimesOf_SummedOrTallied_IsTheSame(int occurrences)
    {
        const int Size = 1 << 20;
        var weights = new WeightPair[Size];
        var (summed, tallied) = (new FeatureBag(), new FeatureBag());
        int[] slots = [.. Enumerable.Range(0, occurrences).Select(number => Size - 1 - (number * number % 3_001))];

        // The second time on what the first has left behind.
        for (var round = 0; round < 2; round++)
        {
            summed.Reset();
            tallied.Reset();
            Assert.Equal(0, summed.TimesOf(Size - 1));
            Array.ForEach(slots, summed.Add);
            Array.ForEach(slots, tallied.Add);
            summed.Sum(weights);
            summed.TallyUnlessSummed();
            tallied.Tally();

            Assert.All(
                Enumerable.Range(Size - 3_100, 3_100),
                slot => Assert.Equal(tallied.TimesOf(slot), summed.TimesOf(slot))
            );
            Assert.Equal(tallied.Scale(), summed.Scale(), 1e-6f);
            Assert.Equal(slots.Distinct().Count(), tallied.Count);
        }
    }

    [Fact]
    public void Sum_LongText_IsThatOfItsCounts()
    {
        var weights = Enumerable.Repeat(new WeightPair(-3, 1), 1 << 20).ToArray();
        var bag = new FeatureBag();
        bag.Reset();
        for (var occurrence = 0; occurrence < 6_000; occurrence++)
        {
            bag.Add((1 << 20) - 1 - (occurrence % 2_500));
        }

        var sum = bag.Sum(weights);

        // 1,000 slots occur three times and 1,500 twice.
        var expected = (1_000 * Value(3)) + (1_500 * Value(2));
        Assert.Equal(-3 * expected, sum[0], 1e-6);
        Assert.Equal(expected, sum[1], 1e-6);
        Assert.Equal(sum, bag.Sum(weights));
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
