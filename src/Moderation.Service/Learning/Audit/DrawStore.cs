using System.Data.Common;
using Dapper;
using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Audit;

/// <summary>
/// Adds what was drawn to <c>audits</c>, and counts what it was drawn from, and what went to review beside it, in
/// <c>audit_populations</c> and <c>sent_populations</c>.
/// </summary>
internal sealed class DrawStore(Database database)
{
    /// <summary>
    /// Counts the comments of a day that were approved and those that went to review, these all and by the category whose
    /// score sent them, and adds what was drawn. The transaction has its turn, so that two never wait for each other.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="now">When it is; the day is that of UTC.</param>
    /// <param name="approved">What was approved, drawn or not.</param>
    /// <param name="sent">What went to review.</param>
    public async Task AddAsync(
        DbTransaction transaction,
        DateTimeOffset now,
        IReadOnlyList<DrawnComment> approved,
        IReadOnlyList<DecisionMade> sent
    )
    {
        var day = DayName.Of(now);
        var parameters = new DynamicParameters();
        // One round trip: each batch that is taken in waits for it.
        var statements = new List<string>();
        if (approved.Count > 0)
        {
            statements.Add(CountApproved(approved, day, parameters));
        }

        if (sent.Count > 0)
        {
            statements.Add(CountSent(sent, day, parameters));
        }

        DrawnComment[] drawn = [.. approved.Where(one => one.Draw.IsDrawn)];
        if (drawn.Length > 0)
        {
            statements.Add(Add(drawn, day, now, parameters));
        }

        if (statements.Count > 0)
        {
            await transaction.Connection!.ExecuteAsync(string.Join(";\n", statements), parameters, transaction);
        }
    }

    private string CountApproved(IReadOnlyList<DrawnComment> approved, string day, DynamicParameters parameters)
    {
        var rows = new Rows<(string SiteId, int Stratum, double Probability, long Comments)>([
            .. approved
                .GroupBy(one => (one.Decision.SiteId, one.Draw.Stratum, one.Draw.Probability))
                .Select(cell => (cell.Key.SiteId, cell.Key.Stratum, cell.Key.Probability, cell.LongCount())),
        ])
        {
            Prefix = "approved_",
        }
            .With("day", _ => day)
            .With("site_id", cell => cell.SiteId)
            .With("stratum", cell => cell.Stratum)
            .With("probability", cell => cell.Probability)
            .With("comments", cell => cell.Comments);
        return $"""
            insert into audit_populations ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)} where true
            on conflict (day, site_id, stratum, probability)
            do update set comments = audit_populations.comments + excluded.comments
            """;
    }

    private string CountSent(IReadOnlyList<DecisionMade> sent, string day, DynamicParameters parameters)
    {
        var rows = SentCells(sent, _ => day);
        return $"""
            insert into sent_populations ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)} where true
            on conflict (day, site_id, category)
            do update set comments = sent_populations.comments + excluded.comments
            """;
    }

    private string Add(IReadOnlyList<DrawnComment> drawn, string day, DateTimeOffset now, DynamicParameters parameters)
    {
        var rows = new Rows<DrawnComment>(drawn) { Prefix = "drawn_" }
            .With("site_id", one => one.Decision.SiteId)
            .With("comment_id", one => one.Decision.CommentId)
            .With("revision", one => one.Decision.Revision)
            .With("day", _ => day)
            .With("stratum", one => one.Draw.Stratum)
            .With("probability", one => one.Draw.Probability)
            .With("policy", one => one.Decision.Policy)
            .With("model", one => one.Decision.Model)
            .With("toxicity", one => (float)one.Decision.Scores.Toxicity)
            .With("spam_score", one => (float)one.Decision.Scores.Spam)
            .With("drawn_at", _ => now);
        return $"""
            insert into audits ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)}
            """;
    }

    /// <summary>
    /// Takes comments out of those that went to review, on the day of their decision; a day on which none were counted, as
    /// there was no audit, stays as it is.
    /// </summary>
    public async Task UncountSentAsync(DbTransaction transaction, IReadOnlyList<DecisionMade> sent)
    {
        if (sent.Count == 0)
        {
            return;
        }

        var rows = SentCells(sent, made => DayName.Of(made.DecidedAt));
        var parameters = new DynamicParameters();
        await transaction.Connection!.ExecuteAsync(
            $"""
            update sent_populations set
                comments = case when sent_populations.comments > r.comments then sent_populations.comments - r.comments else 0 end
            from {database.Dialect.From(rows, parameters)}
            where sent_populations.day = r.day and sent_populations.site_id = r.site_id
              and sent_populations.category = r.category
            """,
            parameters,
            transaction
        );
    }

    private static Rows<(string Day, string SiteId, string Category, long Comments)> SentCells(
        IEnumerable<DecisionMade> sent,
        Func<DecisionMade, string> day
    ) =>
        new Rows<(string Day, string SiteId, string Category, long Comments)>([
            .. sent.SelectMany(Categories, (made, category) => (Day: day(made), made.SiteId, Category: category))
                .CountBy(one => one)
                .Select(cell => (cell.Key.Day, cell.Key.SiteId, cell.Key.Category, (long)cell.Value)),
        ])
            .With("day", cell => cell.Day)
            .With("site_id", cell => cell.SiteId)
            .With("category", cell => cell.Category)
            .With("comments", cell => cell.Comments);

    private static IEnumerable<string> Categories(DecisionMade sent) =>
        sent
            .Reasons.Select(reason => reason.Code)
            .Where(code => code is ReasonCodes.Toxicity or ReasonCodes.Spam)
            .Distinct()
            .Append("any");
}
