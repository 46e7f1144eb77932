namespace Moderation.BrowserTests.Fixtures;

/// <summary>What takes a time is taken by itself: another test's work on the same processor would be measured with it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
