using System.Text.RegularExpressions;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Dashboard;

/// <summary>A desk with more under review than it shows at first.</summary>
public sealed partial class MoreCardsTests(SqliteRecordsService service) : IClassFixture<SqliteRecordsService>
{
    [Fact]
    public async Task Desk_MoreThanItShows_LeadsToTheNext()
    {
        var site = $"site-{Guid.NewGuid():N}";
        var comments = Enumerable
            .Range(0, 30)
            .Select(i => new
            {
                siteId = site,
                commentId = $"c-{i}",
                text = $"A blockedword, {i}.",
            });
        await service.SubmitAsync(site, [.. comments]);

        var first = await service.Mo.ReadAsync($"/review?site={site}&lane=all&order=oldest");
        var next = More().Match(first).Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal);
        var second = await service.Mo.ReadAsync(next);

        Assert.Equal(25, Card().Count(first));
        Assert.Equal(30, Card().Count(second));
        Assert.Contains("site=" + site, next, StringComparison.Ordinal);
        Assert.DoesNotContain("Show 25 more", second, StringComparison.Ordinal);
    }

    [GeneratedRegex("<li class=\"card\"")]
    private static partial Regex Card();

    [GeneratedRegex("href=\"(/review[^\"#]*shown=50[^\"#]*)\">Show 25 more")]
    private static partial Regex More();
}
