using System.Data.Common;
using Dapper;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Labels;

/// <summary>Reads what is known here of the comments that rows of a file copy: what this service exported may come back.</summary>
internal sealed class CopyStore(Database database)
{
    /// <summary>
    /// Leaves out what has no business in an import. The transaction waits for its turn where rows copy comments
    /// (<see cref="Dialect.OneAtATime"/>), so that a deletion comes before or after.
    /// </summary>
    /// <param name="transaction">The one that stores what is left.</param>
    /// <param name="rows">A part of a file.</param>
    /// <param name="isGolden">Whether they are for the golden set, where a label of the same comment is no matter.</param>
    public async Task<SiftedRows> SiftAsync(DbTransaction transaction, IReadOnlyList<LabelRow> rows, bool isGolden)
    {
        var copies = await FindAsync(transaction, [.. rows.Select(row => row.Copies).OfType<CopiedComment>()]);
        var golden = isGolden ? [] : await GoldenAsync(transaction, [.. rows.Where(row => row.IsGolden)]);
        var (erased, known) = (0, 0);
        var left = new List<LabelRow>(rows.Count);
        foreach (var row in rows)
        {
            var (isErased, isLabelled) = row.Copies is { } copy ? copies.GetValueOrDefault(copy) : default;
            if (isErased)
            {
                erased++;
            }
            else if (!isGolden && (isLabelled || row.IsGolden && golden.Contains(HashOf(row))))
            {
                known++;
            }
            else
            {
                left.Add(row);
            }
        }

        return new SiftedRows(left, known, erased);
    }

    private async Task<Dictionary<CopiedComment, (bool IsErased, bool IsLabelled)>> FindAsync(
        DbTransaction transaction,
        IReadOnlyList<CopiedComment> copies
    )
    {
        if (copies.Count == 0)
        {
            return [];
        }

        await database.WaitForTurnAsync(transaction);
        var parameters = new DynamicParameters(new { service = Actor.Service.Id });
        var rows = new Rows<(string Name, int Revision, (string SiteId, string CommentId) Ids)>([
            .. copies.Distinct().Select(copy => (copy.Name, copy.Revision, copy.Ids)),
        ])
            .With("name", row => row.Name)
            .With("site_id", row => row.Ids.SiteId)
            .With("comment_id", row => row.Ids.CommentId)
            .With("revision", row => row.Revision);
        var found = await transaction.Connection!.QueryAsync<Standing>(
            $"""
            select r.name, r.revision,
                case when exists (
                    select 1 from deletions d
                    where d.site_id = r.site_id and d.comment_id = r.comment_id
                      and coalesce(d.revision, r.revision) >= r.revision
                ) then 1 else 0 end as is_erased,
                case when exists (
                    select 1 from verdicts v
                    where v.site_id = r.site_id and v.comment_id = r.comment_id and v.revision = r.revision
                      and {LabelStore.VerdictStands}
                ) or exists (
                    select 1 from audits a
                    where a.site_id = r.site_id and a.comment_id = r.comment_id and a.revision = r.revision
                      and a.answered_at is not null and {AuditStore.AnswerStands}
                ) then 1 else 0 end as is_labelled
            from {database.Dialect.From(rows, parameters)}
            """,
            parameters,
            transaction
        );
        return found.ToDictionary(
            one => new CopiedComment(one.Name, one.Revision),
            one => (one.IsErased, one.IsLabelled)
        );
    }

    private async Task<HashSet<string>> GoldenAsync(DbTransaction transaction, IReadOnlyList<LabelRow> golden)
    {
        if (golden.Count == 0)
        {
            return [];
        }

        var parameters = new DynamicParameters();
        var rows = new Rows<LabelRow>(golden).With(
            "text_hash",
            row => LabelRow.HashOfComment(row.Text, row.AuthorName, row.AuthorUrl)
        );
        var found = await transaction.Connection!.QueryAsync<byte[]>(
            $"""
            select g.text_hash from golden_comments g
            where {GoldenStore.Counts}
              and g.text_hash in (select r.text_hash from {database.Dialect.From(rows, parameters)})
            """,
            parameters,
            transaction
        );
        return [.. found.Select(Convert.ToHexString)];
    }

    private static string HashOf(LabelRow row) =>
        Convert.ToHexString(LabelRow.HashOfComment(row.Text, row.AuthorName, row.AuthorUrl));

    private sealed record Standing
    {
        public required string Name { get; init; }

        public int Revision { get; init; }

        public bool IsErased { get; init; }

        public bool IsLabelled { get; init; }
    }
}
