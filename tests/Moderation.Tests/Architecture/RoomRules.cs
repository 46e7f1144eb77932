using System.Runtime.CompilerServices;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Moderation.Tests.Architecture;

/// <summary>Which room of the service may know what.</summary>
public sealed class RoomRules
{
    private const string Service = @"^Moderation\.Service";

    [Fact]
    public void OnlyStorage_NamesADatabaseDriver() =>
        House.Holds(
            Types()
                .That()
                .ResideInNamespaceMatching(@"^Moderation\.")
                .And()
                .DoNotResideInNamespaceMatching(Service + @"\.Storage")
                .Should()
                .NotDependOnAnyTypesThat()
                .ResideInNamespaceMatching(@"^(Npgsql|Microsoft\.Data\.Sqlite|SQLitePCL|DbUp)")
                .WithoutRequiringPositiveResults()
        );

    [Fact]
    public void OnlyIntakePublishingLearningAndTheProgram_NameMassTransit() =>
        House.Holds(
            Types()
                .That()
                .ResideInNamespaceMatching(Service + @"\.")
                .And()
                .DoNotResideInNamespaceMatching(Service + @"\.(Intake|Publishing|Learning)")
                .Should()
                .NotDependOnAnyTypesThat()
                .ResideInNamespaceMatching("^MassTransit")
                .WithoutRequiringPositiveResults()
        );

    [Fact]
    public void Pages_AskTheRoomsNeverTheDatabase() =>
        House.Holds(
            Types()
                .That()
                .ResideInNamespaceMatching(Service + @"\.Dashboard")
                .Should()
                .NotDependOnAnyTypesThat()
                .ResideInNamespaceMatching(@"^(Dapper|Moderation\.Service\.Storage)")
                .WithoutRequiringPositiveResults()
        );

    [Fact]
    public void Storage_KnowsNoRoom() =>
        House.Holds(
            Types()
                .That()
                .ResideInNamespaceMatching(Service + @"\.Storage")
                .Should()
                .NotDependOnAnyTypesThat()
                .ResideInNamespaceMatching(Service + @"\.(Intake|Publishing|Review|Learning|Dashboard|Security)")
                .WithoutRequiringPositiveResults()
        );

    [Fact]
    public void Dapper_IsUsedByStoresAlone()
    {
        var users = House
            .Architecture.Classes.Where(c => c.FullName.StartsWith("Moderation.Service.", StringComparison.Ordinal))
            .Where(c => !c.Namespace.FullName.EndsWith(".Storage", StringComparison.Ordinal))
            .Where(c => c.Dependencies.Any(d => d.Target.FullName.StartsWith("Dapper.", StringComparison.Ordinal)))
            .Select(c => c.FullName.Split('+', '/')[0])
            .Where(name => !name.EndsWith("Store", StringComparison.Ordinal))
            // Asks the database for "1", nothing of ours.
            .Where(name => name != "Moderation.Service.Operations.StorageHealth");
        Assert.Empty(users);
    }

    [Fact]
    public void Types_ArePublicOnPurpose()
    {
        var open = House
            .Service.GetExportedTypes()
            .Where(t => !typeof(Microsoft.AspNetCore.Components.ComponentBase).IsAssignableFrom(t))
            .Where(t => t.Name is not ("Program" or "_Imports"))
            .Select(t => t.FullName);
        Assert.Empty(open);
    }

    [Fact]
    public void Interfaces_HaveMoreThanOneImplementation()
    {
        var types = new[] { House.Engine, House.Service, House.Cli, House.DemoBlog }
            .SelectMany(a => a.GetTypes())
            .ToArray();
        var lonely = types
            .Where(t => t.IsInterface && !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .Where(i => types.Count(t => !t.IsInterface && i.IsAssignableFrom(t)) < 2)
            .Select(i => i.FullName);
        Assert.Empty(lonely);
    }
}
