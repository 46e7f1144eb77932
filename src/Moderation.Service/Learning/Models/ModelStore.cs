using System.Data.Common;
using Dapper;
using Moderation.Engine.Models;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Models;

/// <summary>Writes and reads <c>models</c>.</summary>
internal sealed class ModelStore(Database database)
{
    // What counted at some time while it was trained and is taken back since may have taught or examined it.
    private const string LabelsReadAt = "coalesce(models.labels_read_at, models.made_at)";

    // Not the archive and the report: they are long, and few ask for them.
    private const string Columns = $"""
        version, sha256, size, root, origin, toxicity_threshold, spam_threshold, made_at, made_by_id, made_by,
        cast(case when report is null then 0 else 1 end as integer) as is_examined, examined_against, refusal,
        coalesce(guaranteed, 0) as is_guaranteed,
        case when origin = 'trained' then (
            select min(i.name) from label_imports i where i.finished_at <= models.made_at and i.withdrawn_at >= {LabelsReadAt}
        ) end as withdrawn_import,
        cast(case when origin = 'trained' and exists (
            select 1 from golden_removals g where g.added_at <= models.made_at and g.removed_at >= {LabelsReadAt}
        ) then 1 else 0 end as integer) as is_golden_removed
        """;

    /// <summary>Adds a model, unless there is one of this version.</summary>
    /// <returns>Whether it was added.</returns>
    public async Task<bool> AddAsync(DbTransaction transaction, NewModel model, Actor by, DateTimeOffset at) =>
        await transaction.Connection!.ExecuteAsync(
            """
            insert into models (version, archive, sha256, size, root, origin, toxicity_threshold, spam_threshold,
                made_at, made_by_id, made_by, report, examined_against, refusal, labels_read_at, guaranteed)
            values (@Version, @Archive, @sha256, @size, @Root, @origin, @toxicity, @spam, @at, @byId, @byName, @Report,
                @ExaminedAgainst, @Refusal, @LabelsReadAt, @guaranteed)
            on conflict (version) do nothing
            """,
            new
            {
                model.Version,
                model.Archive,
                sha256 = ModelArchive.Hash(model.Archive),
                size = model.Archive.Length,
                model.Root,
                origin = Word(model.Origin),
                toxicity = model.Thresholds.Toxicity,
                spam = model.Thresholds.Spam,
                at,
                byId = by.Id,
                byName = by.Name,
                model.Report,
                model.ExaminedAgainst,
                model.Refusal,
                model.LabelsReadAt,
                guaranteed = Answer.Number(model.IsGuaranteed),
            },
            transaction
        ) > 0;

    /// <summary>A model by its version, or null.</summary>
    public Task<StoredModel?> FindAsync(string version, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<StoredModel?>(
                    $"select {Columns} from models where version = @version",
                    new { version }
                ),
            cancel
        );

    /// <inheritdoc cref="FindAsync(string, CancellationToken)"/>
    public Task<StoredModel?> FindAsync(DbTransaction transaction, string version) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<StoredModel?>(
            $"select {Columns} from models where version = @version",
            new { version },
            transaction
        );

    /// <summary>All models, the newest first.</summary>
    public Task<IReadOnlyList<StoredModel>> ListAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<StoredModel>>(
            async connection =>
                (
                    await connection.QueryAsync<StoredModel>(
                        $"select {Columns} from models order by made_at desc, version"
                    )
                ).AsList(),
            cancel
        );

    /// <summary>The bytes of a model and the hash that they had; null where there is no such model.</summary>
    public Task<(byte[] Archive, string Sha256)?> ArchiveAsync(string version, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<(byte[], string)?>(
                    "select archive, sha256 from models where version = @version",
                    new { version }
                ),
            cancel
        );

    /// <summary>What the examination of a model found, JSON; null where there is none.</summary>
    public Task<string?> ReportAsync(string version, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<string?>(
                    "select report from models where version = @version",
                    new { version }
                ),
            cancel
        );

    private static string Word(ModelOrigin origin) =>
        origin switch
        {
            ModelOrigin.Shipped => "shipped",
            ModelOrigin.Configured => "configured",
            ModelOrigin.Uploaded => "uploaded",
            ModelOrigin.Trained => "trained",
            _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Not an origin."),
        };
}
