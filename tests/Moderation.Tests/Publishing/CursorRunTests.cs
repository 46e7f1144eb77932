using Moderation.Service.Publishing;

namespace Moderation.Tests.Publishing;

public sealed class CursorRunTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("7", "7-7")]
    [InlineData("3 1 2", "1-3")]
    [InlineData("9 4 5 5 1", "1-1 4-5 9-9")]
    public void Of_Cursors_AreTheFewestRuns(string cursors, string runs) =>
        Assert.Equal(runs, Shown(CursorRun.Of(Read(cursors))));

    [Theory]
    [InlineData("", "10-20")]
    [InlineData("1 9 21 30", "10-20")]
    [InlineData("10 11 12", "13-20")]
    [InlineData("19 20 21", "10-18")]
    [InlineData("12 15 16", "10-11 13-14 17-20")]
    [InlineData("9 10 11 12 13 14 15 16 17 18 19 20 21", "")]
    public void Without_Others_IsWhatTheyLeave(string cursors, string left) =>
        Assert.Equal(left, Shown(new CursorRun(10, 20).Without(CursorRun.Of(Read(cursors)))));

    [Fact]
    public void Without_AnyCursors_KeepsExactlyTheOthers()
    {
        var random = new Random(4);
        for (var round = 0; round < 300; round++)
        {
            long[] sent = [.. Enumerable.Range(0, random.Next(25)).Select(_ => (long)random.Next(40))];
            var run = new CursorRun(random.Next(20), 20 + random.Next(20));

            var left = run.Without(CursorRun.Of(sent)).SelectMany(r => Cursors(r));

            Assert.Equal(Cursors(run).Except(sent), left);
        }
    }

    private static IEnumerable<long> Cursors(CursorRun run) =>
        Enumerable.Range(0, (int)run.Count).Select(i => run.First + i);

    private static IEnumerable<long> Read(string cursors) =>
        cursors.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse);

    private static string Shown(IEnumerable<CursorRun> runs) =>
        string.Join(' ', runs.Select(r => $"{r.First}-{r.Last}"));
}
