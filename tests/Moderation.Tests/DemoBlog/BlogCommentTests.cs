using Moderation.Contracts;
using Moderation.DemoBlog.Comments;
using Moderation.DemoBlog.Pages;
using Xunit;

namespace Moderation.Tests.DemoBlog;

public class BlogCommentTests
{
    private const string Writer = "writer";
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_UndecidedComment_IsSeenByItsWriterAlone()
    {
        var comment = Posted("first");

        Assert.Equal(Standing.Checking, CommentView.Of(comment, 1, Writer)!.Standing);
        Assert.Null(CommentView.Of(comment, 1, "somebody else"));
        Assert.Null(CommentView.Of(comment, 1, null));
    }

    [Fact]
    public void Of_ApprovedComment_IsSeenByEverybodyAndChangedByItsWriterAlone()
    {
        var comment = Posted("first").Apply(Decision(CommentState.Approved));

        var other = CommentView.Of(comment, 2, "somebody else")!;
        Assert.Equal("first", other.Text);
        Assert.False(other.IsOwn);
        Assert.Null(other.Note);
        Assert.True(CommentView.Of(comment, 2, Writer)!.IsOwn);
    }

    [Fact]
    public void Of_EditedComment_OthersSeeTheApprovedTextUntilTheEditIsApproved()
    {
        var edited = Posted("first").Apply(Decision(CommentState.Approved)).Apply(Edit(2, "second"));
        Assert.Equal("first", CommentView.Of(edited, 3, null)!.Text);
        Assert.Equal("second", CommentView.Of(edited, 3, Writer)!.Text);

        var waiting = edited.Apply(Decision(CommentState.Pending, revision: 2));
        Assert.Equal("first", CommentView.Of(waiting, 4, null)!.Text);
        Assert.Equal(Standing.Waiting, CommentView.Of(waiting, 4, Writer)!.Standing);

        var approved = waiting.Apply(Decision(CommentState.Approved, revision: 2, sequence: 2));
        Assert.Equal("second", CommentView.Of(approved, 5, null)!.Text);
    }

    [Theory]
    [InlineData(CommentState.Pending)]
    [InlineData(CommentState.Rejected)]
    public void Apply_LaterEventOnThePublishedRevision_TakesItDown(CommentState state)
    {
        var comment = Posted("first").Apply(Decision(CommentState.Approved)).Apply(Decision(state, sequence: 2));

        Assert.Null(CommentView.Of(comment, 3, null));
    }

    [Fact]
    public void Apply_RejectedAfterApproved_ItsWriterReadsTheStatementAndUndoBringsItBack()
    {
        var rejection = Decided.As(CommentState.Rejected, sequence: 2) with
        {
            Categories = ["spam"],
            Statement = "A moderator rejected it: it is spam.",
        };
        var rejected = Posted("first")
            .Apply(Decision(CommentState.Approved))
            .Apply(new CommentDecided("c1", rejection));

        Assert.Null(CommentView.Of(rejected, 3, null));
        var own = CommentView.Of(rejected, 3, Writer)!;
        Assert.Equal(Standing.Rejected, own.Standing);
        Assert.Contains(rejection.Statement, own.Note, StringComparison.Ordinal);

        var undone = rejected.Apply(Decision(CommentState.Approved, sequence: 3));
        Assert.Equal("first", CommentView.Of(undone, 4, null)!.Text);
        Assert.False(undone.IsNews(rejection));
    }

    [Fact]
    public void Apply_EditRejectedAndThatUndone_OthersSeeTheApprovedTextAgain()
    {
        var waiting = Posted("first")
            .Apply(Decision(CommentState.Approved))
            .Apply(Edit(2, "second"))
            .Apply(Decision(CommentState.Pending, revision: 2));
        var rejected = waiting.Apply(Decision(CommentState.Rejected, revision: 2, sequence: 2));
        Assert.Null(CommentView.Of(rejected, 5, null));

        var undone = rejected.Apply(Decision(CommentState.Pending, revision: 2, sequence: 3));
        Assert.Equal("first", CommentView.Of(undone, 6, null)!.Text);

        // Another edit undoes nothing.
        var edited = rejected.Apply(Edit(3, "third")).Apply(Decision(CommentState.Pending, revision: 3));
        Assert.Null(CommentView.Of(edited, 6, null));
    }

    [Fact]
    public void Apply_EarlierRevisionApprovedAfterAnEdit_DoesNotPublishTheEdit()
    {
        var comment = Posted("first").Apply(Edit(2, "second")).Apply(Decision(CommentState.Approved, revision: 1));

        Assert.Equal(Standing.Checking, comment.Standing);
        Assert.Null(CommentView.Of(comment, 3, null));
    }

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(1, 1, false)]
    [InlineData(2, 1, true)]
    [InlineData(3, 1, false)]
    public void IsNews_AfterTheFirstDecision_HigherRevisionOrSequenceThatExistsAlone(
        int revision,
        int sequence,
        bool expected
    )
    {
        var comment = Posted("first").Apply(Edit(2, "second")).Apply(Decision(CommentState.Approved));

        Assert.Equal(expected, comment.IsNews(Decided.As(CommentState.Approved, "c1", revision, sequence)));
    }

    [Fact]
    public void Apply_ApprovalAfterItsWriterDeletedIt_StaysDeleted()
    {
        var comment = Posted("first").Apply(new CommentRemoved("c1", Noon)).Apply(Decision(CommentState.Approved));

        Assert.Equal(Standing.Removed, comment.Standing);
        Assert.Null(CommentView.Of(comment, 3, null));
        Assert.Null(CommentView.Of(comment, 3, Writer));
    }

    private static BlogComment Posted(string text) =>
        BlogComment.Begin(new CommentPosted("c1", null, "Ann", null, text, Writer, "http://blog/demo#c1", Noon));

    private static CommentEdited Edit(int revision, string text) => new("c1", revision, text, Noon);

    private static CommentDecided Decision(CommentState state, int revision = 1, int sequence = 1) =>
        new("c1", Decided.As(state, "c1", revision, sequence));
}
