using System.Data.Common;
using System.Text.Json;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Security;

/// <summary>Writes and reads <c>api_keys</c>.</summary>
internal sealed class ApiKeyStore(Database database, TimeProvider clock)
{
    private const string Columns =
        "id, name, rights, sites, requests_per_minute, largest_request, created_by, created_at, revoked_at";

    /// <summary>All keys, the newest first.</summary>
    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<ApiKey>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<Row>($"select {Columns} from api_keys order by created_at desc, id")
                    ).Select(row => row.ToKey()),
                ],
            cancel
        );

    /// <summary>The key with this secret, unless it is revoked.</summary>
    public Task<ApiKey?> FindAsync(byte[] hash, CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
                (
                    await connection.QuerySingleOrDefaultAsync<Row?>(
                        $"select {Columns} from api_keys where key_hash = @hash and revoked_at is null",
                        new { hash }
                    )
                )?.ToKey(),
            cancel
        );

    /// <summary>Whether a key is revoked.</summary>
    public async Task<bool> IsRevokedAsync(DbTransaction transaction, string id) =>
        await transaction.Connection!.ExecuteScalarAsync<string?>(
            "select id from api_keys where id = @id and revoked_at is not null",
            new { id },
            transaction
        )
            is not null;

    /// <summary>How many keys there are, revoked ones too.</summary>
    public Task<long> CountAsync(DbTransaction transaction) =>
        transaction.Connection!.ExecuteScalarAsync<long>("select count(*) from api_keys", transaction: transaction);

    /// <summary>Keeps a key under its secret's hash.</summary>
    public Task AddAsync(DbTransaction transaction, ApiKey key, byte[] hash) =>
        transaction.Connection!.ExecuteAsync(
            """
            insert into api_keys (
                id, name, key_hash, rights, sites, requests_per_minute, largest_request, created_by, created_at
            )
            values (@Id, @Name, @hash, @rights, @sites, @RequestsPerMinute, @LargestRequest, @CreatedBy, @CreatedAt)
            """,
            new
            {
                key.Id,
                key.Name,
                hash,
                rights = (int)key.Rights,
                sites = key.Sites is null ? null : JsonSerializer.Serialize(key.Sites),
                key.RequestsPerMinute,
                key.LargestRequest,
                key.CreatedBy,
                key.CreatedAt,
            },
            transaction
        );

    /// <summary>Revokes a key.</summary>
    /// <returns>Its name; null where there is none that could be.</returns>
    public Task<string?> RevokeAsync(DbTransaction transaction, string id) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<string?>(
            "update api_keys set revoked_at = @now where id = @id and revoked_at is null returning name",
            new { id, now = clock.GetUtcNow() },
            transaction
        );

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Name { get; init; }

        public int Rights { get; init; }

        public string? Sites { get; init; }

        public int RequestsPerMinute { get; init; }

        public int LargestRequest { get; init; }

        public required string CreatedBy { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }

        public ApiKey ToKey() =>
            new()
            {
                Id = Id,
                Name = Name,
                Rights = (Rights)Rights,
                Sites = Sites is null ? null : JsonSerializer.Deserialize<string[]>(Sites),
                RequestsPerMinute = RequestsPerMinute,
                LargestRequest = LargestRequest,
                CreatedBy = CreatedBy,
                CreatedAt = CreatedAt,
                RevokedAt = RevokedAt,
            };
    }
}
