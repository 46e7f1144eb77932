namespace Moderation.Service.Storage;

/// <summary>Where comments and decisions are kept. Section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Storage";

    /// <summary>
    /// Path of the SQLite file, relative to the working directory; created when missing. Used when
    /// <see cref="Postgres"/> is not set. Default <c>data/moderation.db</c>.
    /// </summary>
    public string Sqlite { get; set; } = "data/moderation.db";

    /// <summary>An Npgsql connection string; when set, PostgreSQL is used. Default none.</summary>
    public string? Postgres { get; set; }
}
