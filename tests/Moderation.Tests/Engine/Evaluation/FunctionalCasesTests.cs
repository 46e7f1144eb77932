using Moderation.Engine.Evaluation.Functional;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Evaluation;

public sealed class FunctionalCasesTests
{
    private const string Suite = """
        # a comment
        folk: gay people | Muslims | immigrants | women
        [identity: friendly]
        - {folk} are welcome here.
        - A plain sentence.
        [threats]
        + Somebody should burn your house down.
        [advertising]
        $ [Cheap Loans; http://loans.example.com] Lovely blog! Visit my site for cheap insurance: http://loans.example.com
        """;

    [Fact]
    public void Read_ASuite_FillsFramesAndKeepsCapabilities()
    {
        var cases = FunctionalCases.Read(Suite);

        Assert.Equal(4 + 1 + 1 + 1, cases.Count);
        Assert.Equal(
            4,
            cases
                .Where(one => one.Comment.Text.EndsWith("are welcome here.", StringComparison.Ordinal))
                .Distinct()
                .Count()
        );
        Assert.Equal(["identity: friendly", "threats", "advertising"], cases.Select(one => one.Capability).Distinct());
        Assert.Equal((Category.Spam, true), (cases[^1].Category, cases[^1].MustBeReviewed));
        Assert.Equal(
            ("Cheap Loans", "http://loans.example.com"),
            (cases[^1].Comment.AuthorName, cases[^1].Comment.AuthorUrl)
        );
        Assert.All(cases, one => Assert.DoesNotContain('{', one.Comment.Text));
    }

    [Fact]
    public void Read_ALineThatIsNone_IsRefused() =>
        Assert.Throws<FormatException>(() => FunctionalCases.Read("what is this"));

    [Fact]
    public void Of_AModel_CountsWhatPasses()
    {
        var figures = FunctionalFigures.Of(ShippedModel.Model, FunctionalCases.Read(Suite));

        Assert.Equal((0, 0, 5), (figures[0].Bad, figures[0].BadPassed, figures[0].Fine));
        Assert.Equal((1, 1), (figures[2].Bad, figures[2].BadPassed));
    }
}
