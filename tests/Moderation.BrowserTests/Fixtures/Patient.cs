namespace Moderation.BrowserTests.Fixtures;

/// <summary>How long to wait for a condition, on a busy machine.</summary>
public static class Patient
{
    private const float Milliseconds = 30_000;

    public static LocatorAssertionsToHaveAttributeOptions Attribute { get; } = new() { Timeout = Milliseconds };

    public static LocatorAssertionsToBeVisibleOptions Visible { get; } = new() { Timeout = Milliseconds };

    public static LocatorAssertionsToBeHiddenOptions Hidden { get; } = new() { Timeout = Milliseconds };

    public static LocatorAssertionsToHaveCountOptions Count { get; } = new() { Timeout = Milliseconds };

    public static LocatorAssertionsToContainTextOptions Text { get; } = new() { Timeout = Milliseconds };
}
