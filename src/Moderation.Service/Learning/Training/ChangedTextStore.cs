using Dapper;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// Reads what comments say that a report names, the blog's and imported ones; those that are erased or withdrawn since are
/// missing.
/// </summary>
internal sealed class ChangedTextStore(Database database)
{
    /// <summary>The comments by their names in a report.</summary>
    /// <param name="names">Such as <c>site/comment/revision</c> and <c>import:17</c>; others are left out.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<string, ChangedText>> ReadAsync(
        IReadOnlyCollection<string> names,
        CancellationToken cancel
    )
    {
        var found = (await OfCommentsAsync(names, cancel)).Concat(await OfImportsAsync(names, cancel));
        return found.ToDictionary(one => one.Name);
    }

    private async Task<IEnumerable<ChangedText>> OfCommentsAsync(IEnumerable<string> names, CancellationToken cancel)
    {
        var rows = new Rows<(string Name, (string SiteId, string CommentId, int Revision) Comment)>([
            .. names.SelectMany(Named),
        ])
            .With("name", r => r.Name)
            .With("site_id", r => r.Comment.SiteId)
            .With("comment_id", r => r.Comment.CommentId)
            .With("revision", r => r.Comment.Revision);
        var parameters = new DynamicParameters();
        return await database.ReadAsync(
            connection =>
                connection.QueryAsync<ChangedText>(
                    $"""
                    select r.name, c.site_id, c.comment_id, c.text, c.author_name
                    from {database.Dialect.From(rows, parameters)}
                    join comments c on c.site_id = r.site_id and c.comment_id = r.comment_id
                      and c.revision = r.revision and c.erased_at is null
                    """,
                    parameters
                ),
            cancel
        );

        static IEnumerable<(string, (string, string, int))> Named(string name) =>
            LabelName.Comment(name) is { } comment ? [(name, comment)] : [];
    }

    private async Task<IEnumerable<ChangedText>> OfImportsAsync(IEnumerable<string> names, CancellationToken cancel)
    {
        var rows = new Rows<(string Name, long Id)>([.. names.SelectMany(Named)])
            .With("name", r => r.Name)
            .With("id", r => r.Id);
        var parameters = new DynamicParameters();
        return await database.ReadAsync(
            connection =>
                connection.QueryAsync<ChangedText>(
                    $"""
                    select r.name, l.text, l.author_name
                    from {database.Dialect.From(rows, parameters)}
                    join imported_labels l on l.id = r.id
                    join label_imports i on i.id = l.import_id and {ImportStore.Counts}
                    """,
                    parameters
                ),
            cancel
        );

        static IEnumerable<(string, long)> Named(string name) =>
            ImportedLabel.RowOf(name) is { } id ? [(name, id)] : [];
    }
}
