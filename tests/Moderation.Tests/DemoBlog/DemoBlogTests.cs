using System.Net;
using System.Text.Json;
using Moderation.Contracts;
using Xunit;

namespace Moderation.Tests.DemoBlog;

public sealed class DemoBlogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demo-blog-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(1));

    public void Dispose()
    {
        _limit.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Post_ThenApproved_TheOtherVisitorsPageHearsOfIt()
    {
        await using var blog = await TestBlog.StartAsync(_folder);
        using var other = new HttpClient { BaseAddress = blog.Client.BaseAddress };

        var posted = await blog.PostAsync("A civil remark");
        var submitted = await blog.Submitted.ReadAsync(_limit.Token);
        Assert.Equal("A civil remark", submitted.Text);
        Assert.Equal("demo", submitted.SiteId);
        Assert.Equal(1, submitted.Revision);
        Assert.DoesNotContain("A civil remark", await other.GetStringAsync("/demo"), StringComparison.Ordinal);

        await blog.DecideAsync(Decided.As(CommentState.Approved, submitted.CommentId, siteId: "another"));
        await blog.DecideAsync(Decided.As(CommentState.Approved, submitted.CommentId));

        var heard = await HearAsync(other, after: posted.GetProperty("change").GetInt64());
        Assert.Equal(submitted.CommentId, heard.GetProperty("id").GetString());
        Assert.Contains("A civil remark", heard.GetProperty("html").GetString()!, StringComparison.Ordinal);
        Assert.Contains("A civil remark", await other.GetStringAsync("/demo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_CommentWithoutDecision_IsSubmittedAgain()
    {
        string open;
        await using (var blog = await TestBlog.StartAsync(_folder))
        {
            await blog.PostAsync("Decided");
            var decided = await blog.Submitted.ReadAsync(_limit.Token);
            await blog.DecideAsync(Decided.As(CommentState.Pending, decided.CommentId));
            await HearAsync(blog.Client, after: 1);
            await blog.PostAsync("Open");
            open = (await blog.Submitted.ReadAsync(_limit.Token)).CommentId;
        }

        await using var again = await TestBlog.StartAsync(_folder);
        Assert.Equal(open, (await again.Submitted.ReadAsync(_limit.Token)).CommentId);
        await again.PostAsync("Next");
        Assert.Equal("Next", (await again.Submitted.ReadAsync(_limit.Token)).Text);
    }

    [Fact]
    public async Task Edit_ByItsWriter_IsTheNextRevisionAndOthersMayNot()
    {
        await using var blog = await TestBlog.StartAsync(_folder);
        using var other = new HttpClient { BaseAddress = blog.Client.BaseAddress };
        var id = (await blog.PostAsync("Before")).GetProperty("id").GetString();
        await blog.Submitted.ReadAsync(_limit.Token);
        using var form = new FormUrlEncodedContent([new("text", "After")]);

        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/demo/comments/{id}/edit", form)).StatusCode);
        (await blog.Client.PostAsync($"/demo/comments/{id}/edit", form)).EnsureSuccessStatusCode();

        var submitted = await blog.Submitted.ReadAsync(_limit.Token);
        Assert.Equal((id, 2, "After"), (submitted.CommentId, submitted.Revision, submitted.Text));
    }

    [Fact]
    public async Task Delete_ByItsWriter_TellsTheServiceAndOthersMayNot()
    {
        await using var blog = await TestBlog.StartAsync(_folder);
        using var other = new HttpClient { BaseAddress = blog.Client.BaseAddress };
        var id = (await blog.PostAsync("Gone soon")).GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync($"/demo/comments/{id}/delete", null)).StatusCode);
        (await blog.Client.PostAsync($"/demo/comments/{id}/delete", null)).EnsureSuccessStatusCode();

        Assert.Equal(id, (await blog.Deleted.ReadAsync(_limit.Token)).CommentId);
    }

    [Fact]
    public async Task Post_TextIsHtml_IsEncoded()
    {
        await using var blog = await TestBlog.StartAsync(_folder);

        var posted = await blog.PostAsync("<script>alert(1)</script>");

        Assert.Contains("&lt;script&gt;", posted.GetProperty("html").GetString()!, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", await blog.Client.GetStringAsync("/demo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_CommentUnderReview_OthersDoNotLearnThatItExists()
    {
        await using var blog = await TestBlog.StartAsync(_folder);
        using var other = new HttpClient { BaseAddress = blog.Client.BaseAddress };
        await blog.PostAsync("Hidden");
        var hidden = (await blog.Submitted.ReadAsync(_limit.Token)).CommentId;
        await blog.PostAsync("Shown");
        var shown = (await blog.Submitted.ReadAsync(_limit.Token)).CommentId;

        await blog.DecideAsync(Decided.As(CommentState.Pending, hidden));
        await HearAsync(blog.Client, after: 2);
        await blog.DecideAsync(Decided.As(CommentState.Approved, shown));

        Assert.Equal(shown, (await HearAsync(other, after: 0)).GetProperty("id").GetString());
        (await blog.Client.PostAsync($"/demo/comments/{shown}/delete", null)).EnsureSuccessStatusCode();
        var gone = await HearAsync(other, after: 4);
        Assert.Equal(shown, gone.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, gone.GetProperty("html").ValueKind);
    }

    [Fact]
    public async Task Events_TheCommentsWereWiped_ThePageIsToldToLoadThemAnew()
    {
        await using var blog = await TestBlog.StartAsync(_folder);
        await blog.PostAsync("The first since");

        var heard = await TestBlog.HearAsync(blog.Client, "reset", _ => true, after: 50, _limit.Token);

        Assert.InRange(heard.GetProperty("lastChange").GetInt64(), 1, 49);
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Post_FromAnotherSite_IsRefusedAndNothingIsKept(string header, string value)
    {
        await using var blog = await TestBlog.StartAsync(_folder);
        using var form = new FormUrlEncodedContent([new("name", "Ann"), new("text", "Forged")]);
        form.Headers.TryAddWithoutValidation(header, value);

        using var answer = await blog.Client.PostAsync("/demo/comments", form);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("Forged", await blog.Client.GetStringAsync("/demo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FromThePageItself_IsTaken()
    {
        await using var blog = await TestBlog.StartAsync(_folder);
        blog.Client.DefaultRequestHeaders.Add("Origin", blog.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));

        await blog.PostAsync("Own");

        Assert.Contains("Own", await blog.Client.GetStringAsync("/demo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AnswerToWhatIsNotThere_IsRefusedInWords()
    {
        await using var blog = await TestBlog.StartAsync(_folder);
        using var form = new FormUrlEncodedContent([
            new("name", "Ann"),
            new("text", "An answer"),
            new("parent", "no-such-comment"),
        ]);

        using var answer = await blog.Client.PostAsync("/demo/comments", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadAsStringAsync(_limit.Token);
        Assert.Contains("not there any more", problem, StringComparison.Ordinal);
    }

    /// <summary>The first comment that changes after a change.</summary>
    private Task<JsonElement> HearAsync(HttpClient client, long after) =>
        TestBlog.HearAsync(client, "comment", _ => true, after, _limit.Token);
}
