using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Training;

public sealed class SyntheticRowsTests
{
    [Fact]
    public void All_Frames_AreFilledAndMarked()
    {
        var rows = SyntheticRows.All();

        Assert.InRange(rows.Count, 5_000, 40_000);
        Assert.All(rows, row => Assert.Equal("synthetic", row.Source));
        Assert.All(rows, row => Assert.DoesNotContain('{', row.Text));
        Assert.All(rows, row => Assert.True(row.Toxic is not null || row.Spam is not null));
    }

    [Fact]
    public void All_Frames_GiveEachCommentOnce()
    {
        var comments = SyntheticRows.All().Select(row => row.Comment).ToArray();

        Assert.Equal(comments.Distinct(), comments);
    }

    [Fact]
    public void All_Frames_TeachBothCategoriesBothWays() =>
        Assert.Equal(
            [(0, null), (1, null), (null, 1), (null, 0)],
            SyntheticRows.All().Select(row => (row.Toxic, row.Spam)).Distinct()
        );

    [Fact]
    public void All_FramesWithAuthor_TakeItOutOfTheText()
    {
        var withAuthor = SyntheticRows.All().Where(row => row.Author is not null).ToArray();

        Assert.NotEmpty(withAuthor);
        Assert.All(withAuthor, row => Assert.DoesNotContain(';', row.Author!.Name!));
        Assert.All(withAuthor, row => Assert.False(row.Text.StartsWith('[')));
        Assert.Contains(withAuthor, row => row.Author!.Url is null);
        Assert.Contains(withAuthor, row => row.Author!.Url is not null);
    }
}
