namespace Moderation.Service.Dashboard.Frame;

/// <summary>The pages about this blog's own model, which stand behind one entry of the bar.</summary>
internal static class LearningPages
{
    /// <summary>Their addresses and names, in the order in which a label becomes a model.</summary>
    public static IReadOnlyList<(string Path, string Name)> All { get; } =
    [
        ("/models", "Models"),
        ("/training", "Training"),
        ("/labels", "Labels"),
        ("/audit/figures", "What the audit shows"),
    ];
}
