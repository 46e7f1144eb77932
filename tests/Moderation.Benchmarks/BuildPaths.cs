using System.Reflection;

namespace Moderation.Benchmarks;

/// <summary>Paths that the build knows.</summary>
internal static class BuildPaths
{
    /// <summary>The script that runs a command beside a broker and a database of its own.</summary>
    public static string WithServices => Of("WithServices");

    /// <summary>The service's own build output, of the same configuration.</summary>
    public static string Service => Of("ServicePath");

    /// <summary>This program.</summary>
    public static string Benchmarks => typeof(BuildPaths).Assembly.Location;

    private static string Of(string name) =>
        typeof(BuildPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;
}
