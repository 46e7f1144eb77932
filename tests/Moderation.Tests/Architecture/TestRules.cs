using System.Text.RegularExpressions;

namespace Moderation.Tests.Architecture;

/// <summary>Rules on the text of the tests.</summary>
public sealed partial class TestRules
{
    // The broker's names are fixed: two services on it at once take each other's comments.
    [Fact]
    public void WhoeverRunsAServiceOnTheBroker_RunsAloneOnIt()
    {
        var (alone, others) = (new List<string>(), new List<string>());
        foreach (var file in Tests().Where(file => ServiceOnTheBroker().IsMatch(File.ReadAllText(file))))
        {
            (OneAfterAnother().IsMatch(File.ReadAllText(file)) ? alone : others).Add(Path.GetFileName(file));
        }

        Assert.Contains("FiguresFlow.cs", alone);
        Assert.Contains("DeskTests.cs", alone);
        Assert.Empty(others);
    }

    // What their fixtures begin is begun by whoever uses them.
    private static IEnumerable<string> Tests() =>
        new[] { "Moderation.Tests", "Moderation.BrowserTests" }
            .SelectMany(project =>
                Directory.GetFiles(Path.Combine(House.Root, "tests", project), "*.cs", SearchOption.AllDirectories)
            )
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Fixtures"));

    [GeneratedRegex(
        @"\bOnBroker\(|\bBlog\.ConnectAsync\(|\b(?:Postgres|Sqlite)Journey\b|\bPostgresDesk\b|\bDemoBlogProcess\."
    )]
    private static partial Regex ServiceOnTheBroker();

    [GeneratedRegex(@"\[Collection\((?:Broker|Alone)Collection\.Name\)\]")]
    private static partial Regex OneAfterAnother();
}
