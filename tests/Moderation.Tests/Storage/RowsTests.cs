using Dapper;
using Moderation.Service.Storage;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Storage;

/// <summary>Many rows sent in one statement come out as they went in.</summary>
public abstract class RowsTests(Store store) : StoreTests(store)
{
    private static readonly Sample[] Samples =
    [
        new(1, "plain", 0, 0.5f, [0, 1, 0x27, 0x5C, 0x80, 0xFF], new(2026, 3, 1, 12, 30, 0, TimeSpan.Zero)),
        new(2, "", -1, 0, [], DateTimeOffset.UnixEpoch),
        new(3, null, long.MaxValue, 0.1f, null, null),
        new(4, "'quoted' \"twice\" \\ @name ?1 $1 {x}", long.MinValue, 1, [7], DateTimeOffset.MinValue),
        new(5, "a\tb\nc\u0001\u007f\u2028 😀 e\u0301 \ufffd", 1L << 53, 1e-7f, null, null),
        new(6, "12", (1L << 53) + 1, 0.33333334f, null, new(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero)),
        new(7, "null", 7, 0.9999999f, null, null),
        new(8, "[1,2]", 8, 0, null, null),
    ];

    [Fact]
    public async Task From_ValuesOfEveryKind_ComeOutAsTheyWentIn()
    {
        var read = await ReadAsync(Samples);

        Assert.Equal(Samples.Select(s => s.Text), read.Select(s => s.Text));
        Assert.Equal(Samples.Select(s => s.Number), read.Select(s => s.Number));
        Assert.Equal(Samples.Select(s => s.Share), read.Select(s => s.Share));
        Assert.Equal(Samples.Select(s => s.Bytes), read.Select(s => s.Bytes));
        Assert.Equal(Samples.Select(s => s.At), read.Select(s => s.At));
    }

    [Fact]
    public async Task From_MoreRowsThanAStatementMayHaveParameters_AllComeOut()
    {
        var read = await ReadAsync([.. Enumerable.Range(1, 40_000).Select(i => Samples[0] with { Place = i })]);

        Assert.Equal(Enumerable.Range(1, 40_000), read.Select(s => s.Place));
    }

    private Task<Sample[]> ReadAsync(Sample[] samples)
    {
        var rows = new Rows<Sample>(samples)
            .With("place", s => s.Place)
            .With("text", s => s.Text)
            .With("number", s => s.Number)
            .With("share", s => s.Share)
            .With("bytes", s => s.Bytes)
            .With("at", s => s.At);
        var parameters = new DynamicParameters();
        var sql = $"select {rows.Names} from {One.Database.Dialect.From(rows, parameters)} order by place";
        return One.Database.ReadAsync(
            async connection => (await connection.QueryAsync<Sample>(sql, parameters)).ToArray(),
            CancellationToken.None
        );
    }

    private sealed record Sample(int Place, string? Text, long Number, float Share, byte[]? Bytes, DateTimeOffset? At)
    {
        public Sample()
            : this(0, null, 0, 0, null, null) { }
    }
}

public sealed class PostgresRowsTests() : RowsTests(Store.Postgres);

public sealed class SqliteRowsTests() : RowsTests(Store.Sqlite);
