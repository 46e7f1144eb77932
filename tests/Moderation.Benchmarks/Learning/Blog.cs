using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Benchmarks.Learning;

/// <summary>A blog that is made of real rows which the root model has not seen.</summary>
/// <param name="Name">Which rows.</param>
/// <param name="Category">The category that the rows are labelled for.</param>
/// <param name="Arriving">What readers write while the model learns.</param>
/// <param name="Later">What is measured: rows of other threads and videos, never labelled.</param>
/// <param name="Audits">From which part of the threshold on an approved comment is audited with which chance, falling.</param>
/// <param name="Root">The folder of the model that the blog starts with.</param>
/// <param name="Everything">The folder of a model trained on all corpora and all that arrives.</param>
internal sealed record Blog(
    string Name,
    Category Category,
    IReadOnlyList<CorpusRow> Arriving,
    IReadOnlyList<CorpusRow> Later,
    IReadOnlyList<(double Ratio, double Chance)> Audits,
    string Root,
    string Everything
);
