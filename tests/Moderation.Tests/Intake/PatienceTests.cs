using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
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

    [Fact]
    public async Task TakeOne_TheSameUnforeseenFaultForAMinute_IsTakenAsADeadLetterAndSaidMeanwhile()
    {
        var clock = new HurriedClock();
        var open = new OpenFaults(clock);
        var start = clock.GetTimestamp();
        var faults = new List<MessageFault?>();
        var states = new List<HealthStatus>();
        await Patient(new SqliteDialect("never-opened.db"), open, clock)
            .TakeOneAsync(
                async (refusal, _) =>
                {
                    faults.Add(refusal);
                    states.Add(await StateAsync(open));
                    if (refusal is null)
                    {
                        throw new FormatException("the reader's words");
                    }
                },
                TestContext.Current.CancellationToken
            );

        Assert.Equal("fault", faults[^1]?.Code);
        Assert.Contains(nameof(FormatException), faults[^1]!.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("words", faults[^1]!.Explanation, StringComparison.Ordinal);
        Assert.True(faults.Count(f => f is null) >= FaultRun.Tries);
        Assert.InRange(clock.GetElapsedTime(start), FaultRun.Time, FaultRun.Time * 1.5);
        Assert.Equal(HealthStatus.Healthy, states[0]);
        Assert.All(states[1..^1], state => Assert.Equal(HealthStatus.Unhealthy, state));
        Assert.Equal(HealthStatus.Healthy, await StateAsync(open));
    }

    [Theory]
    [MemberData(nameof(OfTheSurroundings), DisableDiscoveryEnumeration = true)]
    public async Task TakeOne_AFaultOfTheSurroundingsBetween_NeverMakesADeadLetter(Exception outside)
    {
        var clock = new HurriedClock();
        var faults = new List<MessageFault?>();
        await Patient(new SqliteDialect("never-opened.db"), new OpenFaults(clock), clock)
            .TakeOneAsync(
                (refusal, _) =>
                {
                    faults.Add(refusal);
                    return faults.Count switch
                    {
                        > 200 => Task.CompletedTask,
                        var n when n % 9 == 0 => throw outside,
                        _ => throw new FormatException(),
                    };
                },
                TestContext.Current.CancellationToken
            );

        Assert.All(faults, Assert.Null);
    }

    public static TheoryData<Exception> OfTheSurroundings => [new TaskCanceledException(), new IOException()];

    private static async Task<HealthStatus> StateAsync(OpenFaults open) =>
        (await open.CheckHealthAsync(new HealthCheckContext(), CancellationToken.None)).Status;

    private static Patience Patient(Dialect dialect) =>
        Patient(dialect, new OpenFaults(TimeProvider.System), TimeProvider.System);

    private static Patience Patient(Dialect dialect, OpenFaults open, TimeProvider clock) =>
        new(null!, new Database(dialect), open, clock, NullLogger<Patience>.Instance);
}
