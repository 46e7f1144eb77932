using System.Reflection;

namespace Moderation.Tests.Architecture;

/// <summary>Which project may know which.</summary>
public sealed class ProjectRules
{
    [Fact]
    public void Contracts_DependOnNothing() =>
        Assert.All(Foreign(House.Contracts), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));

    [Fact]
    public void Engine_DependsOnMachineLearningAndStatisticsAlone() =>
        Assert.All(
            Foreign(House.Engine),
            name =>
                Assert.True(
                    name.StartsWith("System.", StringComparison.Ordinal)
                        || name.StartsWith("Microsoft.ML", StringComparison.Ordinal)
                        || name == "MathNet.Numerics",
                    name
                )
        );

    [Fact]
    public void Service_DependsOnContractsEngineAndDemo() =>
        Assert.Subset(
            new HashSet<string> { "Moderation.Contracts", "Moderation.Engine", "Moderation.DemoBlog" },
            Ours(House.Service)
        );

    [Fact]
    public void Cli_DependsOnContractsAndEngine() =>
        Assert.Subset(new HashSet<string> { "Moderation.Contracts", "Moderation.Engine" }, Ours(House.Cli));

    [Fact]
    public void DemoBlog_DependsOnContracts() =>
        Assert.Subset(new HashSet<string> { "Moderation.Contracts" }, Ours(House.DemoBlog));

    [Fact]
    public void OnlyEngine_NamesMachineLearning() =>
        Assert.All(
            [House.Contracts, House.Service, House.Cli, House.DemoBlog],
            assembly =>
                Assert.DoesNotContain(Foreign(assembly), n => n.StartsWith("Microsoft.ML", StringComparison.Ordinal))
        );

    private static HashSet<string> Ours(Assembly assembly) =>
        [.. Names(assembly).Where(n => n.StartsWith("Moderation.", StringComparison.Ordinal))];

    private static string[] Foreign(Assembly assembly) =>
        [.. Names(assembly).Where(n => !n.StartsWith("Moderation.", StringComparison.Ordinal))];

    private static IEnumerable<string> Names(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!);
}
