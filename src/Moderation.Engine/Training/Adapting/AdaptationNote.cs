using Moderation.Engine.Models;

namespace Moderation.Engine.Training.Adapting;

/// <summary>What the manifest says of an adaptation.</summary>
internal static class AdaptationNote
{
    public static ManifestAdaptation Of(
        string root,
        IReadOnlyList<LabelledComment> labels,
        IReadOnlyList<AdaptedCategory> adapted,
        AdaptationOptions options
    ) =>
        new(
            root,
            options.Seed,
            [.. adapted.SelectMany(one => Counted(one.Category, labels))],
            adapted
                .Where(one => one.Kept is not null)
                .ToDictionary(one => ModelFiles.NameOf(one.Category), one => one.Kept!)
        );

    private static IEnumerable<ManifestLabels> Counted(Category category, IReadOnlyList<LabelledComment> labels) =>
        labels
            .Where(label => label.Of(category) is not null)
            .GroupBy(label => label.Origin)
            .OrderBy(origin => origin.Key)
            .Select(origin => new ManifestLabels(
                ModelFiles.NameOf(category),
                origin.Key.ToString().ToLowerInvariant(),
                origin.Count(label => label.Of(category) == true),
                origin.Count(label => label.Of(category) == false)
            ));
}
