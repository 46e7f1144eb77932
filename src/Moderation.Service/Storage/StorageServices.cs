using Microsoft.Extensions.Options;
using Moderation.Service.Operations;

namespace Moderation.Service.Storage;

internal static class StorageServices
{
    /// <summary>Adds the database that the configuration names.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        InstantHandler.Register();
        services.AddCheckedOptions<StorageOptions, StorageOptionsValidation>(StorageOptions.Section);
        services.AddSingleton<Dialect>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            return options.Postgres is { } postgres ? new PostgresDialect(postgres) : new SqliteDialect(options.Sqlite);
        });
        return services.AddSingleton<Database>();
    }
}
