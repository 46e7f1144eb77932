using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Moderation.Tests.Architecture;

/// <summary>Which room of the service may know what.</summary>
public sealed class RoomRules
{
    private const string Service = @"^Moderation\.Service";

    private const string Rooms = Service + @"\.(Intake|Publishing|Review|Learning|Dashboard|Security)";
    private const string Storage = Service + @"\.Storage";

    [Fact]
    public void OnlyStorage_NamesADatabaseDriver() =>
        Assert.All(
            ["Npgsql", @"(Microsoft\.Data\.Sqlite|SQLitePCL)", "DbUp"],
            driver => House.Forbids(@"^Moderation\.", $"^{driver}", allowed: Storage)
        );

    [Fact]
    public void OnlyIntakePublishingLearningAndTheProgram_NameMassTransit() =>
        House.Forbids(Service + @"\.", "^MassTransit", allowed: Service + @"\.(Intake|Publishing|Learning)");

    [Fact]
    public void Pages_AskTheRoomsNeverTheDatabase() =>
        Assert.All(
            ["^Dapper", Storage],
            database => House.Forbids(Service + @"\.Dashboard", database, allowed: Service + @"\.Publishing")
        );

    [Fact]
    public void Pages_AskNoStoreOfARoom()
    {
        bool IsStore(string name) => Regex.IsMatch(name, @"^Moderation\.Service\.\w+(\.\w+)*Store$");
        var types = House.Architecture.Types;
        Assert.Contains(types, t => IsStore(t.FullName));
        Assert.DoesNotContain(
            types
                .Where(t => t.FullName.StartsWith("Moderation.Service.Dashboard.", StringComparison.Ordinal))
                .SelectMany(t => t.Dependencies, (t, d) => (Page: t.FullName, Store: d.Target.FullName)),
            uses => IsStore(uses.Store)
        );
    }

    [Fact]
    public void Storage_KnowsNoRoom() => House.Forbids(Storage, Rooms, allowed: Service + @"\.Dashboard");

    [Fact]
    public void Dapper_IsUsedByStoresAlone()
    {
        string[] users =
        [
            .. House
                .Architecture.Classes.Where(c => c.FullName.StartsWith("Moderation.Service.", StringComparison.Ordinal))
                .Where(c => !c.Namespace.FullName.EndsWith(".Storage", StringComparison.Ordinal))
                .Where(c => c.Dependencies.Any(d => d.Target.FullName.StartsWith("Dapper.", StringComparison.Ordinal)))
                .Select(c => c.FullName.Split('+', '/')[0]),
        ];
        Assert.Contains("Moderation.Service.Intake.CommentStore", users);
        var others = users
            .Where(name => !name.EndsWith("Store", StringComparison.Ordinal))
            // Asks the database for "1", nothing of ours.
            .Where(name => name != "Moderation.Service.Operations.StorageHealth");
        Assert.Empty(others);
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
