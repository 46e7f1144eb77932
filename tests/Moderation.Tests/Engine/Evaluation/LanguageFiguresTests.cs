using Moderation.Engine.Evaluation.Languages;

namespace Moderation.Tests.Engine.Evaluation;

public sealed class LanguageFiguresTests
{
    [Fact]
    public void Of_TextsInSeveralLanguages_CountsEachAndAll()
    {
        var figures = LanguageFigures.Of(
            ShippedModel.Model,
            [
                new LanguageRow("Это комментарий на другом языке, без всякой ругани.", "Russian"),
                new LanguageRow("Да", "Russian"),
                new LanguageRow("I liked this article a lot and would read more of it.", "English"),
            ]
        );

        Assert.Equal(["Russian", "English", "all"], figures.Select(part => part.Language));
        Assert.Equal((2, 0.5, 0.5), (figures[0].Rows, figures[0].Other, figures[0].Unknown));
        Assert.Equal(0, figures[1].Other);
        Assert.Equal(1.0 / 3, figures[2].Other, 1e-9);
    }
}
