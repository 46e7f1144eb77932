using Moderation.Engine.Deciding;
using Moderation.Service.Intake;

namespace Moderation.Tests.Intake;

public sealed class RecentSightingsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly RecentSightings _recent = new(TimeSpan.FromHours(1), most: 5_000);

    [Fact]
    public void Look_OthersThatShareAKey_CountsThemAndTheirAuthors()
    {
        Add(One("a", 1, 10, 20), Noon);
        Add(One("b", 2, 20, 30), Noon);
        Add(One("c", 2, 30, 40), Noon);

        Assert.Equal(new Crowd(20, 3, 2, 2), _recent.Look(One("d", 1, 20, 50), Noon));
        Assert.Equal(new Crowd(0, 1, 1, 1), _recent.Look(One("d", 1, 60), Noon) with { Key = 0 });
    }

    [Fact]
    public void Look_ItselfAmongThem_CountsItOnce()
    {
        Add(One("a", 1, 10), Noon);
        Add(One("b", 2, 10), Noon);
        Add(One("b", 2, 11), Noon);
        Add(One("b", 2, 10), Noon);

        Assert.Equal(new Crowd(10, 2, 2, 1), _recent.Look(One("b", 2, 10), Noon));
        Assert.Equal(3, _recent.Count);
    }

    [Fact]
    public void Look_AfterAnHour_HasForgotten()
    {
        Add(One("a", 1, 10), Noon);
        Add(One("b", 2, 10), Noon.AddMinutes(30));

        Assert.Equal(2, _recent.Look(One("c", 3, 10), Noon.AddMinutes(60)).Count);
        Assert.Equal(1, _recent.Look(One("c", 3, 10), Noon.AddMinutes(90)).Count);
        Assert.Equal(0, _recent.Count);
    }

    [Fact]
    public void Add_MoreThanItMayRemember_ForgetsTheOldest()
    {
        for (var i = 0; i < 20_000; i++)
        {
            Add(One($"c-{i}", i, 10 + (i % 2), 100 + i), Noon);
        }

        Assert.Equal(5_000, _recent.Count);
        Assert.Equal(2_500, _recent.Look(One("c-19999", 19_999, 11), Noon).Count);
        Assert.Equal(1, _recent.Look(One("new", 1, 100 + 14_999), Noon).Count);
        Assert.Equal(2, _recent.Look(One("new", 1, 100 + 15_000), Noon).Count);
    }

    [Fact]
    public void Look_AHugeCrowd_CountsAllAndTellsFiftyAuthorsApart()
    {
        for (var i = 0; i < 3_000; i++)
        {
            Add(One($"c-{i}", i, 10), Noon);
        }

        Assert.Equal(new Crowd(10, 3_001, 50, 1), _recent.Look(One("new", -1, 10), Noon));
    }

    [Fact]
    public void Name_OfOne_IsKnownByThoseLikeIt()
    {
        Add(One("a", 1, 10, 20), Noon);
        Add(One("b", 2, 20, 30), Noon);
        _recent.Name(10, 77);

        Assert.Equal(77, _recent.WaveOf(One("c", 3, 20).Print));
        Assert.Null(_recent.WaveOf(One("c", 3, 30).Print));
        Assert.Equal([One("b", 2).Comment], _recent.Unnamed(20).Select(u => u.Comment));
    }

    [Fact]
    public void Bytes_OfABatch_AreReadAsTheyWereWritten()
    {
        Sighting[] batch = [One("a", -1, 1, 2, 3, 4), One("ü", 0), One("", long.MaxValue, long.MinValue)];

        Assert.Equal(batch, SightingBytes.Read(SightingBytes.Write(batch)));
    }

    private static Sighting One(string id, long author, params long[] keys) =>
        new("site", id, 1, author, new Fingerprint(keys));

    private void Add(Sighting one, DateTimeOffset at) => _recent.Add(one, new SightingPlace(1, 0), at);
}
