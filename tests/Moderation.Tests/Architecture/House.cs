using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Storage;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Moderation.Tests.Architecture;

/// <summary>The projects as the architecture rules see them.</summary>
internal static class House
{
    public static Assembly Contracts { get; } = typeof(CommentSubmitted).Assembly;

    public static Assembly Engine { get; } = typeof(Decider).Assembly;

    public static Assembly Service { get; } = typeof(Database).Assembly;

    public static Assembly Cli { get; } = Assembly.Load("moderation");

    public static Assembly DemoBlog { get; } = Assembly.Load("Moderation.DemoBlog");

    /// <summary>The folder that holds src and tests.</summary>
    public static string Root { get; } = FindRoot();

    public static ArchUnitNET.Domain.Architecture Architecture { get; } =
        new ArchLoader().LoadAssemblies(Contracts, Engine, Service, Cli, DemoBlog).Build();

    /// <summary>
    /// Fails with every violation when types of the one namespace use types of the other. Where those who may use them do
    /// not either, a pattern is misspelt and the rule would hold for nothing: that fails too.
    /// </summary>
    /// <param name="who">The namespaces that must not use them, as an expression.</param>
    /// <param name="what">The namespaces that must not be used.</param>
    /// <param name="allowed">Namespaces that may, and do.</param>
    public static void Forbids(string who, string what, string allowed)
    {
        Holds(
            Types()
                .That()
                .ResideInNamespaceMatching(who)
                .And()
                .DoNotResideInNamespaceMatching(allowed)
                .Should()
                .NotDependOnAnyTypesThat()
                .ResideInNamespaceMatching(what)
        );
        Assert.Contains(
            Architecture.Types.Where(t => Regex.IsMatch(t.Namespace.FullName, allowed)),
            t => t.Dependencies.Any(d => Regex.IsMatch(d.Target.Namespace.FullName, what))
        );
    }

    /// <summary>Fails with every violation when the rule does not hold.</summary>
    public static void Holds(IArchRule rule)
    {
        var violations = rule.Evaluate(Architecture).Where(r => !r.Passed).Select(r => r.Description).ToArray();
        Assert.True(violations.Length == 0, string.Join('\n', violations.Distinct()));
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
