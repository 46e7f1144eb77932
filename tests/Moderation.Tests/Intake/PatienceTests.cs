using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Moderation.Service.Intake;
using Moderation.Service.Storage;
using Moderation.Tests.Fixtures;
using Npgsql;

namespace Moderation.Tests.Intake;

public sealed class PatienceTests
{
    private const int Constraint = 19;
    private const int Full = 13;

    public static TheoryData<Exception> NotTheMessages =>
        [
            new InvalidOperationException(),
            new TaskCanceledException(),
            new IOException(),
            new SqliteException("database or disk is full", Full),
        ];

    [Theory]
    [MemberData(nameof(NotTheMessages), DisableDiscoveryEnumeration = true)]
    public async Task TakeOne_AnyFaultButTheContents_IsWaitedOut(Exception fault)
    {
        var faults = new List<MessageFault?>();
        await Patient(new SqliteDialect("never-opened.db"))
            .TakeOneAsync(
                (refusal, _) =>
                {
                    faults.Add(refusal);
                    return faults.Count < 3 ? throw fault : Task.CompletedTask;
                },
                TestContext.Current.CancellationToken
            );

        Assert.Equal([null, null, null], faults);
    }

    [Fact]
    public async Task TakeOne_TheDatabaseRefusesTheContent_IsTakenAsADeadLetter()
    {
        var faults = new List<MessageFault?>();
        await Patient(new SqliteDialect("never-opened.db"))
            .TakeOneAsync(
                (refusal, _) =>
                {
                    faults.Add(refusal);
                    return refusal is null ? throw new SqliteException("constraint", Constraint) : Task.CompletedTask;
                },
                TestContext.Current.CancellationToken
            );

        Assert.Equal([null, "refused"], faults.Select(f => f?.Code));
    }

    [Fact]
    public async Task TakeOne_TheServiceStops_GivesTheMessageBack()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Patient(new SqliteDialect("never-opened.db"))
                .TakeOneAsync(
                    async (_, cancel) =>
                    {
                        await stop.CancelAsync();
                        cancel.ThrowIfCancellationRequested();
                    },
                    stop.Token
                )
        );
    }

    [Fact]
    public async Task TakeAlone_TheDatabaseGoesAwayAfterTheWork_IsNotWaitedForForEver()
    {
        await using var store = await TestDatabase.CreateAsync(Store.Postgres);
        var address = new NpgsqlConnectionStringBuilder(store.PostgresConnection);
        await using var door = new Proxy(address.Host!, address.Port);
        door.Open();
        address.Host = "127.0.0.1";
        address.Port = door.Port;
        await using var dialect = new PostgresDialect(address.ConnectionString);
        dialect.Migrate();
        using var attempts = new LoneAttempts(
            Patient(dialect),
            new AttemptStore(new Database(dialect), TimeProvider.System),
            TimeProvider.System,
            NullLogger<LoneAttempts>.Instance
        );

        await attempts
            .TakeAloneAsync([1], (_, _) => door.ShutAsync(), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(1, await store.ScalarAsync<long>("select attempts from attempts"));
    }

    private static Patience Patient(Dialect dialect) =>
        new(null!, new Database(dialect), TimeProvider.System, NullLogger<Patience>.Instance);
}
