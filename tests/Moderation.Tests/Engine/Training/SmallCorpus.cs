namespace Moderation.Tests.Engine.Training;

/// <summary>A corpus of invented rows that is large enough to train on, and no larger.</summary>
internal static class SmallCorpus
{
    private static readonly string[] Rude = ["idiot", "moron", "loser", "clown"];
    private static readonly string[] Kind = ["article", "recipe", "photo", "idea"];
    private static readonly string[] Goods = ["casino", "pills", "loans", "watches"];

    public static void Write(string file)
    {
        var lines = new List<string>();
        for (var number = 0; number < 80; number++)
        {
            var (rude, kind, goods) = (Rude[number % 4], Kind[number % 4], Goods[number % 4]);
            lines.Add(Row("jigsaw", $"r{number}", "1", "null", $"you are a {rude} number {number}"));
            lines.Add(Row("jigsaw", $"k{number}", "0", "null", $"I liked the {kind} number {number} a lot"));
            lines.Add(Row("blogspam", $"s{number}", "null", "1", $"cheap {goods} at http://{goods}{number}.example"));
            lines.Add(Row("blogham", $"h{number}", "null", "0", $"my own {kind} number {number} works now"));
        }

        File.WriteAllLines(file, lines);
    }

    private static string Row(string source, string group, string toxic, string spam, string text) =>
        $$"""{"source":"{{source}}","group":"{{group}}","toxic":{{toxic}},"spam":{{spam}},"author":null,"text":"{{text}}"}""";
}
