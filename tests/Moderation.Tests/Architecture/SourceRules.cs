using System.Text.RegularExpressions;

namespace Moderation.Tests.Architecture;

/// <summary>What only the source text shows.</summary>
public sealed partial class SourceRules
{
    private static string ServiceFolder => Path.Combine(House.Root, "src", "Moderation.Service");

    [Fact]
    public void EachTable_IsWrittenByOneRoomFromItsStore()
    {
        var writers = Sources()
            .SelectMany(
                file => WrittenTable().Matches(File.ReadAllText(file)),
                (file, m) => (Table: m.Groups[1].Value, File: file)
            )
            .ToArray();
        Assert.NotEmpty(writers);
        Assert.All(writers, w => Assert.EndsWith("Store.cs", w.File, StringComparison.Ordinal));
        Assert.All(
            writers.GroupBy(w => w.Table),
            table => Assert.Single(table.Select(w => Path.GetDirectoryName(w.File)).Distinct())
        );
        // A table that nobody writes would be a leftover.
        Assert.Empty(Tables("Postgres").Except(writers.Select(w => w.Table)));
    }

    [Fact]
    public void Migrations_HaveTheSameNumbersAndTablesInBothDialects()
    {
        Assert.Equal(Scripts("Postgres"), Scripts("Sqlite"));
        Assert.Equal(Tables("Postgres"), Tables("Sqlite"));
        Assert.All(Scripts("Postgres"), name => Assert.Matches(@"^\d{4}_[a-z]+(_[a-z]+)+\.sql$", name));
    }

    [Fact]
    public void Program_FitsOneScreen() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(ServiceFolder, "Program.cs")).Length, 1, 70);

    [Fact]
    public void Files_AreNotCalledByPatterns() =>
        Assert.DoesNotContain(Sources().Select(Path.GetFileNameWithoutExtension), name => PatternName().IsMatch(name!));

    private static string[] Sources() =>
        [
            .. Directory
                .GetFiles(Path.Combine(House.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")),
        ];

    private static string[] Scripts(string dialect) =>
        [
            .. Directory
                .GetFiles(Path.Combine(ServiceFolder, "Storage", "Migrations", dialect))
                .Select(f => Path.GetFileName(f))
                .Order(),
        ];

    private static string[] Tables(string dialect) =>
        [
            .. Scripts(dialect)
                .Select(name => File.ReadAllText(Path.Combine(ServiceFolder, "Storage", "Migrations", dialect, name)))
                .SelectMany(sql => CreatedTable().Matches(sql).Select(m => m.Groups[1].Value))
                .Order(),
        ];

    [GeneratedRegex(@"(?:insert into|update|delete from)\s+([a-z_]+)\s*(?:\(|set\b|where\b|$)", RegexOptions.Multiline)]
    private static partial Regex WrittenTable();

    [GeneratedRegex(@"create table ([a-z_]+)")]
    private static partial Regex CreatedTable();

    [GeneratedRegex("(Manager|Helper|Util|Utils|Processor|Info|Data)$")]
    private static partial Regex PatternName();
}
