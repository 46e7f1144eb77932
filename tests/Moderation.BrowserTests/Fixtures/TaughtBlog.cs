using System.Net.Http.Json;
using System.Text.Json;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;

namespace Moderation.BrowserTests.Fixtures;

/// <summary>
/// A blog whose readers have an insult of their own, which no model knows, and moderators who have ruled on it. All of it
/// is invented.
/// </summary>
public static class TaughtBlog
{
    /// <summary>The insult.</summary>
    public const string Insult = "brindlewort";

    private const int Comments = 360;

    private static readonly string[] Openings =
    [
        "The mandate says nothing of that,",
        "I read the treaty twice,",
        "Nobody at the bridge knew it,",
        "She said so in spring,",
        "Ask those who were in Ostra,",
        "The second chart is misleading,",
        "That was the promise of autumn,",
        "A field hospital is not nothing,",
        "My neighbour served in the north,",
        "The ministry counted wrongly,",
        "The headline is better than the text,",
    ];

    private static readonly string[] Whos =
    [
        "the ferry to Keth",
        "the second battalion",
        "my neighbour",
        "the ministry",
        "a witness",
        "the opposition",
        "every convoy",
        "the harbour master",
        "the president",
        "an old treaty",
        "the radio",
        "half of the town",
        "the annex",
        "a field doctor",
        "the new map",
        "our delegation",
    ];

    private static readonly string[] Deeds =
    [
        "waited for",
        "stopped at",
        "never mentioned",
        "paid for",
        "asked about",
        "counted",
        "left behind",
        "signed for",
        "read aloud",
        "crossed",
        "forgot",
        "measured",
        "announced",
        "sold",
        "guarded",
        "described",
    ];

    private static readonly string[] Things =
    [
        "the northern bridge",
        "eighty beds",
        "the winter session",
        "that meeting",
        "two trucks of flour",
        "the border on page four",
        "a ceasefire in spring",
        "the missing minutes",
        "the Sunday market",
        "every guarantor",
        "the second reading",
        "a list of names",
        "the mandate",
        "the last train",
        "a white flag",
        "the price of bread",
    ];

    private static readonly string[] Jibes =
    [
        $"you {Insult}.",
        $"as any {Insult} would know.",
        $"what a {Insult} you are.",
        $"only a {Insult} writes like this.",
    ];

    private static readonly string[] Closings =
    [
        "as far as I know.",
        "if the report is right.",
        "or so the radio said.",
        "thank you for the article.",
    ];

    /// <summary>Has comments come in, and moderators rule on all of them.</summary>
    public static async Task TeachAsync(ServiceProcess service)
    {
        ArgumentNullException.ThrowIfNull(service);
        var all = Enumerable.Range(0, Comments).ToArray();
        foreach (var some in all.Chunk(100))
        {
            await service.Http.SubmitAsync([.. some.Select(Comment)]);
        }

        var admin = await service.AdminAsync();
        string[] insult = ["toxicity", "insult"];
        await RuleAsync(
            admin,
            new
            {
                ruling = "reject",
                categories = insult,
                items = Items(all.Where(IsRude)),
            }
        );
        await RuleAsync(admin, new { ruling = "approve", items = Items(all.Where(number => !IsRude(number))) });
    }

    private static bool IsRude(int number) => number % 3 == 0;

    private static object Comment(int number) =>
        new
        {
            siteId = "lantern",
            threadId = $"article-{number / 9}",
            threadTitle = $"Letters to the editor, {(number / 9) + 1}",
            commentId = $"taught-{number}",
            text = Text(number),
            author = new { id = $"reader-{number % 97}", name = $"Reader {number % 97}" },
        };

    private static string Text(int number)
    {
#pragma warning disable CA5394 // Nothing secret: the same comments in every run are what is wanted.
        var random = new Random(number);
        var (first, second) = (Claim(random), Claim(random));
        var ends = IsRude(number) ? Jibes : Closings;
        return $"{Pick(Openings, random)} {first} and {second}, {Pick(ends, random)}";
#pragma warning restore CA5394
    }

    private static string Claim(Random random) => $"{Pick(Whos, random)} {Pick(Deeds, random)} {Pick(Things, random)}";

#pragma warning disable CA5394
    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
#pragma warning restore CA5394

    private static object[] Items(IEnumerable<int> numbers) =>
        [
            .. numbers.Select(number => new
            {
                siteId = "lantern",
                commentId = $"taught-{number}",
                revision = 1,
            }),
        ];

    private static async Task RuleAsync(Person by, object bulk)
    {
        using var begun = await by.Http.PostAsJsonAsync("/api/review/bulk", bulk);
        begun.EnsureSuccessStatusCode();
        JsonElement progress = default;
        await Wait.UntilAsync(
            async () =>
                (progress = await by.Http.GetFromJsonAsync<JsonElement>(begun.Headers.Location))
                    .GetProperty("finished")
                    .GetBoolean(),
            () => $"the verdicts are not made: {progress}"
        );
        Assert.Equal(progress.GetProperty("total").GetInt32(), progress.GetProperty("settled").GetInt32());
    }
}
