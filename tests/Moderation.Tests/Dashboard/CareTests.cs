using System.Net;
using System.Net.Http.Json;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Dashboard;

/// <summary>Severe texts, which are closed until somebody asks for them.</summary>
public abstract class CareTests(RecordsService service)
{
    private const string Closed = "A severe text: show it";
    private const string Severe = "You are a complete idiot, shut up you stupid moron.";

    private readonly string _id = $"c-{Guid.NewGuid():N}";

    [Fact]
    public async Task Pages_WithASevereText_HaveItClosedUnlessTheirViewerWantsItOpen()
    {
        await service.SubmitAsync(
            new
            {
                commentId = _id,
                text = $"{Severe} {_id}",
                author = new { name = "Ann" },
            }
        );
        using var bea = await service.Ada.InviteAsync("Moderator", $"Bea {_id}"[..20]);
        string[] pages = ["/", $"/find?text={_id}", $"/comment?site=default&id={_id}"];

        foreach (var page in pages)
        {
            Assert.Contains(Closed, await bea.ReadAsync(page), StringComparison.Ordinal);
        }

        // As a browser sends a box without its tick.
        await bea.SendAsync("/me", "care", []);
        foreach (var page in pages)
        {
            var open = await bea.ReadAsync(page);
            Assert.Contains("idiot", open, StringComparison.Ordinal);
            Assert.DoesNotContain(Closed, open, StringComparison.Ordinal);
        }

        await bea.SendAsync("/me", "care", new() { ["Care.Blur"] = "true" });
        Assert.Contains(Closed, await bea.ReadAsync("/"), StringComparison.Ordinal);
        // Each person decides for themselves.
        Assert.Contains(Closed, await service.Mo.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/review/claim")]
    [InlineData("/review/leave")]
    public async Task Claim_OfWhatNoCommentIsCalled_IsRefusedInWords(string path)
    {
        using var answer = await service.Mo.Http.PostAsJsonAsync(path, new { siteId = "default", commentId = "c\0" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("control characters", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standing_OfNonsenseOrTooMany_IsRefusedInWords()
    {
        using var unnamed = await service.Mo.Http.PostAsJsonAsync(
            "/review/standing",
            new { items = new[] { new { revision = 1 } } }
        );
        using var many = await service.Mo.Http.PostAsJsonAsync(
            "/review/standing",
            new { items = Enumerable.Range(0, 501).Select(i => new { commentId = $"c-{i}", revision = 1 }) }
        );

        Assert.Equal(HttpStatusCode.BadRequest, unnamed.StatusCode);
        Assert.Contains("items[0].commentId", await unnamed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, many.StatusCode);
        Assert.Contains("at most 500", await many.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

public sealed class SqliteCareTests(SqliteRecordsService service)
    : CareTests(service),
        IClassFixture<SqliteRecordsService>;

public sealed class PostgresCareTests(PostgresRecordsService service)
    : CareTests(service),
        IClassFixture<PostgresRecordsService>;
