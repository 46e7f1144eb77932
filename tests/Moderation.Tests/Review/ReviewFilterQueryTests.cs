using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Moderation.Service.Review;

namespace Moderation.Tests.Review;

/// <summary>A filter in an address.</summary>
public sealed class ReviewFilterQueryTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("lane=everything", "lane")]
    [InlineData("lane=Spam", "lane")]
    [InlineData("lane=1", "lane")]
    [InlineData("lane=spam&lane=all", "lane")]
    [InlineData("category=rude", "category")]
    [InlineData("category=0", "category")]
    [InlineData("reason=%25", "reason")]
    [InlineData("reason=a|b", "reason")]
    [InlineData("language=de", "language")]
    [InlineData("author=7", "author")]
    [InlineData("escalated=yes", "escalated")]
    [InlineData("escalated=false", "escalated")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-02-30", "from")]
    [InlineData("from=0001-01-01", "from")]
    [InlineData("to=9999-12-31", "to")]
    [InlineData("from=2026-03-02&to=2026-03-01", "to")]
    [InlineData("text=a", "text")]
    [InlineData("text=%F0%9F%91%8D", "text")]
    public void Read_Nonsense_NamesTheParameterAndWhatWouldBeRight(string query, string name)
    {
        var errors = new Dictionary<string, string[]>();

        ReviewFilterQuery.Read(Parsed(query), errors);

        var (key, sentences) = Assert.Single(errors);
        Assert.Equal(name, key);
        Assert.StartsWith("Give ", Assert.Single(sentences), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TextTooLong_IsRefused()
    {
        var errors = new Dictionary<string, string[]>();

        ReviewFilterQuery.Read(Parsed("text=" + new string('a', SearchText.Longest + 1)), errors);

        Assert.Equal(["text"], errors.Keys);
    }

    [Fact]
    public void Read_LoneSurrogate_IsRefused()
    {
        var errors = new Dictionary<string, string[]>();
        var query = new QueryCollection(new Dictionary<string, StringValues> { ["text"] = "ab\uD83D" });

        ReviewFilterQuery.Read(query, errors);

        Assert.Equal(["text"], errors.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("lane=&site=&thread=&category=&reason=&language=&author=&escalated=&from=&to=&text=")]
    public void Read_NothingSaid_IsWhatNeedsJudgement(string query) => Assert.Equal(new ReviewFilter(), Read(query));

    [Fact]
    public void Read_Nul_IsWhatStandsForItInWhatIsStored()
    {
        var filter = Read("site=a%00&thread=%00&author=b%00&text=c%00");

        Assert.Equal(
            ("a\uFFFD", "\uFFFD", "b\uFFFD", "c\uFFFD"),
            (filter.SiteId, filter.ThreadId, filter.Author, filter.Text)
        );
    }

    [Fact]
    public void Read_ADay_IncludesAllOfIt()
    {
        var filter = Read("from=2026-03-01&to=2026-03-01");

        Assert.Equal((March, March.AddDays(1)), (filter.From, filter.To));
    }

    [Fact]
    public void Write_AnyFilter_IsReadAgain()
    {
        var filter = new ReviewFilter
        {
            Lane = null,
            SiteId = "a/b&c",
            ThreadId = "t=1",
            Category = ReviewCategory.Other,
            Reason = "blocked-word",
            Language = "unknown",
            Author = "name:änne?",
            IsEscalated = true,
            From = March.AddTicks(10),
            To = March.AddHours(1),
            Text = "100% \"sure\" + 👍#",
        };

        Assert.Equal(filter, Read(ReviewFilterQuery.Write(filter)));
        Assert.Equal("", ReviewFilterQuery.Write(new ReviewFilter()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("e30")]
    [InlineData("bnVsbA")]
    [InlineData("%%%")]
    public void CursorTryParse_Nonsense_IsRefused(string text) =>
        Assert.False(ReviewCursor.TryParse(text, ReviewOrder.Risk, out _));

    [Theory]
    [InlineData("si\0te", "c")]
    [InlineData("site", "\0")]
    public void CursorTryParse_WithNul_IsRefused(string site, string comment)
    {
        var cursor = new ReviewCursor(ReviewOrder.Risk, 0.25, March, site, comment);

        Assert.False(ReviewCursor.TryParse($"{cursor}", ReviewOrder.Risk, out _));
    }

    [Fact]
    public void CursorTryParse_OfAnotherOrder_IsRefused()
    {
        var cursor = new ReviewCursor(ReviewOrder.Risk, 0.25, March, "site", "c");

        Assert.True(ReviewCursor.TryParse($"{cursor}", ReviewOrder.Risk, out var read));
        Assert.Equal(cursor, read);
        Assert.False(ReviewCursor.TryParse($"{cursor}", ReviewOrder.Oldest, out _));
    }

    private static ReviewFilter Read(string query)
    {
        var errors = new Dictionary<string, string[]>();
        var filter = ReviewFilterQuery.Read(Parsed(query), errors);
        Assert.Empty(errors);
        return filter;
    }

    private static QueryCollection Parsed(string query) => new(QueryHelpers.ParseQuery(query));
}
