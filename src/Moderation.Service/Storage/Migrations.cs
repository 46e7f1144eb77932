using System.Data.Common;
using DbUp.Builder;
using DbUp.Engine.Output;

namespace Moderation.Service.Storage;

/// <summary>Runs the embedded scripts that a database has not seen, in the order of their numbers.</summary>
internal static class Migrations
{
    /// <summary>Runs the scripts of a folder below <c>Storage/Migrations</c>, each in a transaction.</summary>
    /// <exception cref="DbException">The database is away.</exception>
    /// <exception cref="InvalidOperationException">A script failed.</exception>
    public static void Run(UpgradeEngineBuilder builder, string folder)
    {
        var result = builder
            .WithScriptsEmbeddedInAssembly(
                typeof(Migrations).Assembly,
                name => name.Contains($".Migrations.{folder}.", StringComparison.Ordinal)
            )
            .WithTransactionPerScript()
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        switch (result.Error)
        {
            case null:
                return;
            case DbException { InnerException: not null } away:
                throw away;
            default:
                throw new InvalidOperationException(
                    $"Migration {result.ErrorScript?.Name} failed: {result.Error.Message}",
                    result.Error
                );
        }
    }
}
