using Moderation.Engine.Evaluation.Examining;
using Moderation.Service.Learning.Training;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Training;

/// <summary>The texts of what a report lists: they are read where they stand, and it holds none.</summary>
public abstract class ReportTextTests(Store store) : TrainingTests(store)
{
    [Fact]
    public async Task Texts_OfWhatWouldBeDecidedDifferently_AreThereAsLongAsTheyAreKept()
    {
        await One.TakeAsync(Comment("c", "A remark of a reader."));
        var import = await ImportAsync("the old blog", Invented("brindlewort", true), Invented("willow", false));
        var imported = await One.Labels.AllAsync(CancellationToken.None).FirstAsync();
        var report = (await One.ModelReports.FindAsync(Admin, (await RunAsync()).Model!, default))!;
        report = Listing(report, ["site/c/1", imported.Id, "import:0", "golden:1"]);

        var told = await One.ModelReports.TextsAsync(Admin, report, default);
        await One.LabelImports.WithdrawAsync(Admin, import.Id!.Value);
        var left = await One.ModelReports.TextsAsync(Admin, report, default);

        Assert.Equal(["import:1", "site/c/1"], told.Keys.Order());
        Assert.Equal((imported.Comment.Text, null), (told[imported.Id].Text, told[imported.Id].SiteId));
        Assert.Equal(("A remark of a reader.", "c"), (told["site/c/1"].Text, told["site/c/1"].CommentId));
        Assert.Equal(["site/c/1"], left.Keys);
    }

    [Fact]
    public async Task Texts_OfCommentsWhoseIdsHoldStrokes_AreTheirOwn()
    {
        await One.TakeAsync(
            Comment("c", "The one.") with
            {
                SiteId = "a/b",
            },
            Comment("b/c", "The other.") with
            {
                SiteId = "a",
            }
        );
        await ImportAsync("the old blog", Invented("brindlewort", true), Invented("willow", false));
        var report = (await One.ModelReports.FindAsync(Admin, (await RunAsync()).Model!, default))!;
        var recent = (await One.Recent.ReadAsync(default)).Comments;
        report = Listing(report, recent.Select(one => one.Id));

        var told = await One.ModelReports.TextsAsync(Admin, report, default);

        Assert.Equal(
            recent.Select(one => (one.Id, one.Comment.Text)).Order(),
            told.Values.Select(text => (text.Name, text.Text)).Order()
        );
        Assert.Equal(2, told.Count);
    }

    private static ModelReport Listing(ModelReport report, IEnumerable<string> ids)
    {
        var changed = ids.Select(id => new ChangedDecision(
            id,
            default,
            default,
            IsReviewed: true,
            null,
            null,
            ChangeKind.Unknown,
            Distance: 1
        ));
        return report with
        {
            Examination = report.Examination with { Changed = report.Examination.Changed with { Most = [.. changed] } },
        };
    }
}

public sealed class PostgresReportTextTests() : ReportTextTests(Store.Postgres);

public sealed class SqliteReportTextTests() : ReportTextTests(Store.Sqlite);
