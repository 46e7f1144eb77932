using Moderation.Engine.Evaluation.Attacks;

namespace Moderation.Tests.Engine.Evaluation;

public sealed class AttackTests
{
    private const string Text =
        "Complete idiots wrote this terrible nonsense, see https://news.example/idiots and laugh about such people.";

    public static TheoryData<string> Names => [.. Attack.All.Select(attack => attack.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_SomeWords_ChangesThemAndRepeats(string name)
    {
        var attack = Attack.Named(name)!;
        var changed = attack.Apply(Text);

        Assert.NotEqual(Text, changed);
        Assert.Equal(changed, attack.Apply(Text));
        Assert.Contains("https://news.example/idiots", changed, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Apply_NoLatinLetters_ChangesNothing(string name)
    {
        const string Other = "Это чистый текст, 这也是, 123 !!!";

        Assert.Equal(Other, Attack.Named(name)!.Apply(Other));
    }

    [Theory]
    [InlineData("zero-width")]
    [InlineData("rtl-marks")]
    public void Apply_UnseenMarks_LeavesWhatIsSeen(string name)
    {
        var seen = Attack
            .Named(name)!
            .Apply(Text)
            .Where(unit =>
                System.Globalization.CharUnicodeInfo.GetUnicodeCategory(unit)
                != System.Globalization.UnicodeCategory.Format
            );

        Assert.Equal(Text, string.Concat(seen));
    }
}
