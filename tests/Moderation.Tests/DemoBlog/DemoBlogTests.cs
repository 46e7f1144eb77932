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

    /// <summary>The first comment that changes after a change.</summary>
    private Task<JsonElement> HearAsync(HttpClient client, long after) =>
        TestBlog.HearAsync(client, "comment", _ => true, after, _limit.Token);
}
