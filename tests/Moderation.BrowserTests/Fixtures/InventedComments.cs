using System.Net.Http.Json;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;

namespace Moderation.BrowserTests.Fixtures;

/// <summary>Comments for the pictures. Persons, places and opinions are invented.</summary>
public static class InventedComments
{
    private static readonly (string Name, string? Url, string Text)[] All =
    [
        (
            "Ines Tallow",
            null,
            "I voted for her and I still think this is wrong. You cannot witness a ceasefire in spring and stay at home in autumn."
        ),
        (
            "Hanno",
            null,
            "My brother was at the Ostra bridge. Nobody could tell them whether they were allowed to stop a truck."
        ),
        ("Tomcat_88", null, "Only an idiot could write this. You are a pathetic liar and everybody here knows it."),
        (
            "Dr. Liv Marchetti",
            null,
            "A field hospital is not nothing. Eighty beds, working from the third week, saved more lives in the north than the two battalions that came in month seven."
        ),
        (
            "Best Casino Bonus",
            "https://win-big.example/vip",
            "Great article! Earn $500 a day from home with our casino bonus: https://win-big.example/bonus https://win-big.example/vip https://win-big.example/now"
        ),
        ("ferry_to_keth", null, "Both governments will say they won, whatever Arvenia does."),
        ("مريم", null, "هذا قرار صعب، لكن الرئيسة شرحت أسبابها بوضوح."),
        (
            "P. Okonjo",
            null,
            "She signed as a witness, not as a guarantor. Those are different words in the treaty, and they were argued over for a week."
        ),
        ("Anon", null, "What a stupid, disgusting bunch of morons. Shut up, all of you."),
        (
            "Old Quay",
            null,
            "She is right to ask for the mandate first. And a date on which something is talked about is not a date on which it ends."
        ),
        (
            "Cheap Meds 24",
            "https://meds-now.example",
            "Buy cheap pills online, no prescription, best price, click here https://meds-now.example"
        ),
        ("Jonas", null, "Does anybody know where the full text of the mandate can be read?"),
    ];

    private const string Lender =
        "I was refused by every bank until these kind lenders of Keth gave my family a loan within the hour, write to";

    private static readonly string[] Insult = ["toxicity", "insult"];

    private static readonly string[] Lenders = ["Marta", "Marta now", "Marta", "Boris", "Marta", "Marta today"];

    /// <summary>Submits them, with an advertisement that several authors send, and some verdicts on them.</summary>
    public static async Task SubmitAsync(ServiceProcess service)
    {
        ArgumentNullException.ThrowIfNull(service);
        await service.Http.SubmitAsync([
            .. All.Select((one, i) => Comment($"invented-{i}", one.Name, one.Url, one.Text)),
        ]);
        await service.Http.SubmitAsync([
            .. Lenders.Select((whom, i) => Comment($"lender-{i}", $"Grateful {i + 1}", null, $"{Lender} {whom}")),
        ]);
        var admin = await service.AdminAsync();
        await PostAsync(
            admin,
            "invented-8",
            "verdict",
            new
            {
                ruling = "reject",
                categories = Insult,
                revision = 1,
            }
        );
        await PostAsync(
            admin,
            "invented-6",
            "verdict",
            new
            {
                ruling = "approve",
                note = "On topic.",
                revision = 1,
            }
        );
        await PostAsync(admin, "invented-10", "verdict", new { ruling = "approve", revision = 1 });
        await PostAsync(admin, "invented-10", "undo", new { revision = 1 });
        await PostAsync(admin, "invented-2", "escalate", new { revision = 1, note = "The third today. Mute him?" });
    }

    private static async Task PostAsync(Person by, string id, string act, object body)
    {
        using var answer = await by.Http.PostAsJsonAsync($"/api/review/lantern/{id}/{act}", body);
        answer.EnsureSuccessStatusCode();
    }

    private static object Comment(string id, string name, string? url, string text) =>
        new
        {
            siteId = "lantern",
            threadId = "not-one-soldier",
            threadTitle = "Not one soldier: why the president says no",
            commentId = id,
            text,
            author = new
            {
                id = name,
                name,
                url,
            },
            permalink = $"https://lantern.example/not-one-soldier#{id}",
        };
}
