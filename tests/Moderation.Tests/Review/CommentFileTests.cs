using Moderation.Contracts;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>All that is known of one comment.</summary>
public abstract class CommentFileTests(Store store) : StoreTests(store)
{
    private const string Pending = "A blockedword.";

    [Fact]
    public async Task Find_WhatWasWrittenAndDone_IsAllThere()
    {
        await One.TakeAsync(
            Comment("c", Pending) with
            {
                Author = new() { Id = "u", Name = "Uma" },
            }
        );
        await One.Escalations.EscalateAsync(Ada, Ref(1), "Look.");
        await One.TakeAsync(
            Comment("c", "Fine.", revision: 2) with
            {
                Author = new() { Id = "u", Name = "Uma" },
            }
        );
        var noted = NewVerdict.Make(Ruling.Reject, ["toxicity", "insult"], "An old joke.", out _)!;
        await One.Verdicts.SettleAsync(Ada, [Ref(2)], noted);
        await Other.Verdicts.UndoAsync(Ben, [Ref(2)]);
        await ReportAsync("rude", "It is about me.");

        var file = (await FindAsync("c"))!;

        Assert.Equal([2, 1], file.Revisions.Select(r => r.Revision));
        Assert.Equal(("Fine.", Pending), (file.Newest!.Text, file.Revisions[1].Text));
        Assert.Equal([(1, 1), (2, 1), (2, 2), (2, 3)], file.Decisions.Select(d => (d.Revision, d.Sequence)));
        var verdict = Assert.Single(file.Verdicts);
        Assert.Equal(
            ("reject", "toxicity insult", "An old joke.", "Ada", "Ben", 2, 3),
            (
                verdict.Ruling,
                verdict.Categories,
                verdict.Note,
                verdict.ActorName,
                verdict.UndoneByName,
                verdict.Sequence,
                verdict.UndoneSequence
            )
        );
        Assert.Null(file.Standing);
        var report = Assert.Single(file.Reports);
        Assert.Equal(("rude", "It is about me."), (report.Category, report.Note));
        Assert.Equal(1, file.Review!.Reported);
        Assert.Equal(("u", 1, 0), (file.Author, file.AuthorRecord!.Approved, file.AuthorRecord.Rejected));
        Assert.Equal(new CommentRef("site", "c", 2, 3), file.Seen);
        Assert.Equal(CommentState.Approved, file.Decision!.State);
    }

    [Fact]
    public async Task Find_AVerdictThatStands_IsIt()
    {
        await One.TakeAsync(Comment("c"));
        await One.Verdicts.SettleAsync(Ada, [Ref(1)], NewVerdict.Reject("spam"));

        var file = (await FindAsync("c"))!;

        Assert.Equal(("Ada", "spam"), (file.Standing!.ActorName, file.Standing.Categories));
        Assert.Null(file.Review);
    }

    [Fact]
    public async Task Find_WhatIsGone_KeepsNoText()
    {
        await One.TakeAsync(Comment("c", Pending));
        await One.DeleteAsync("c");

        var file = (await FindAsync("c"))!;

        Assert.NotNull(file.DeletedAt);
        Assert.Equal((0, null), (file.Revisions.Count, file.Seen));
        Assert.Single(file.Decisions);
    }

    [Fact]
    public async Task Find_WhatNeverCame_IsNull() => Assert.Null(await FindAsync("never"));

    [Fact]
    public async Task Find_OfASiteThatIsNotHis_IsRefused() =>
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.Files.FindAsync(OfElsewhere, "site", "c", CancellationToken.None)
        );

    private static CommentRef Ref(int revision) => new("site", "c", revision);

    private Task<CommentFile?> FindAsync(string id) => One.Files.FindAsync(Ada, "site", id, CancellationToken.None);

    private Task ReportAsync(string category, string note) =>
        One.Reports.TakeAsync(
            Platform,
            new CommentReported
            {
                SiteId = "site",
                CommentId = "c",
                Category = category,
                Note = note,
            },
            messageHash: null,
            isRepeat: false,
            CancellationToken.None
        );
}

public sealed class PostgresCommentFileTests() : CommentFileTests(Store.Postgres);

public sealed class SqliteCommentFileTests() : CommentFileTests(Store.Sqlite);
