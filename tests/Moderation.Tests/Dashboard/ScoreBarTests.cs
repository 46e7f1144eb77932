using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Dashboard;

/// <summary>The scores of a comment as bars.</summary>
public sealed partial class ScoreBarTests(SqliteRecordsService service) : IClassFixture<SqliteRecordsService>
{
    [Fact]
    public async Task Card_OfAComment_HasEachScoreAsABarWithItsThresholdOnIt()
    {
        var id = $"c-{Guid.NewGuid():N}";
        await service.SubmitAsync(new { commentId = id, text = $"You are an idiot, and that is a blockedword. {id}" });
        var comment = await service.Service.Http.GetFromJsonAsync<JsonElement>($"/api/comments/default/{id}");
        var scores = comment.GetProperty("history")[0].GetProperty("scores");

        var page = await service.Mo.ReadAsync($"/review?text={id}");

        Assert.Equal(
            new[] { "toxicity", "spam" }.Select(category =>
                (scores.GetProperty(category).GetDouble() * 100).ToString("0.#", CultureInfo.InvariantCulture)
            ),
            Fill().Matches(page).Select(bar => bar.Groups[1].Value)
        );
        // As the service was told.
        Assert.Equal(["100", "100"], Limit().Matches(page).Select(line => line.Groups[1].Value));
        Assert.Contains("is under the threshold of 1.00", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("class=\"fill\" width=\"([^\"]+)\"")]
    private static partial Regex Fill();

    [GeneratedRegex("class=\"limit\" x1=\"([^\"]+)\"")]
    private static partial Regex Limit();
}
