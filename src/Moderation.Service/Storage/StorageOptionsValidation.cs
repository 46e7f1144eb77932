using Microsoft.Extensions.Options;
using Npgsql;

namespace Moderation.Service.Storage;

/// <summary>Says what is wrong with the storage settings before anything is opened.</summary>
internal sealed class StorageOptionsValidation : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var failures = new List<string>();
        if (options.Postgres is null && string.IsNullOrWhiteSpace(options.Sqlite))
        {
            failures.Add("Storage:Sqlite is empty: give a file path, or set Storage:Postgres.");
        }

        if (options.Postgres is null && Directory.Exists(options.Sqlite))
        {
            failures.Add(
                $"Storage:Sqlite: '{options.Sqlite}' is a folder: give a file, such as {Path.Combine(options.Sqlite, "moderation.db")}."
            );
        }

        if (options.Postgres is not null)
        {
            try
            {
                if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(options.Postgres).Host))
                {
                    failures.Add("Storage:Postgres names no Host.");
                }
            }
            catch (ArgumentException)
            {
                // The parser's own words may repeat a part of the password.
                failures.Add(
                    "Storage:Postgres is not a connection string: write Host=…;Port=5432;Database=…;Username=…;Password=…, "
                        + "and a value with a semicolon or a quotation mark in it between quotation marks."
                );
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
