namespace Moderation.Service.Operations;

/// <summary>A section of the configuration that the service has.</summary>
internal sealed record KnownSection(string Name)
{
    /// <summary>
    /// Reports sections whose names are nearly one of these: a mistyped section would otherwise silently be its default.
    /// Others are let be, because the environment holds much that is not ours.
    /// </summary>
    public static IEnumerable<string> Check(IServiceProvider services)
    {
        var known = services.GetServices<KnownSection>().Select(section => section.Name).ToArray();
        foreach (var section in services.GetRequiredService<IConfiguration>().GetChildren())
        {
            if (
                section.GetChildren().Any()
                && !known.Contains(section.Key, StringComparer.OrdinalIgnoreCase)
                && known.FirstOrDefault(name => IsNearly(section.Key, name)) is { } meant
            )
            {
                yield return $"{section.Key} is no section of the configuration: write {meant}.";
            }
        }
    }

    // One letter too many, too few, another, or two that changed places.
    private static bool IsNearly(string written, string name)
    {
        var (a, b) = (written.ToUpperInvariant(), name.ToUpperInvariant());
        var start = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        var (restA, restB) = (a[start..], b[start..]);
        return restA.Length > 0 && restA[1..] == restB
            || restB.Length > 0 && restB[1..] == restA
            || restA.Length > 0 && restB.Length > 0 && restA[1..] == restB[1..]
            || restA.Length > 1
                && restB.Length > 1
                && (restA[0], restA[1]) == (restB[1], restB[0])
                && restA[2..] == restB[2..];
    }
}
