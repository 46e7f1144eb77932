using Moderation.Engine.Evaluation;

namespace Moderation.Benchmarks.Learning;

/// <summary>
/// AUC of the blog's category within one source of dev.jsonl, or within what stands for one, so that nothing is gained by
/// telling sources apart.
/// </summary>
/// <param name="Source">The source.</param>
/// <param name="IsOfBlog">Whether the labels were of this kind: what is to be learned. The others are what may be forgotten.</param>
/// <param name="Root">AUC of the root.</param>
/// <param name="Adapted">AUC of what it was adapted to.</param>
/// <param name="Shipped">AUC of the shipped model, which was trained on everything.</param>
/// <param name="Gain">By how much the second differs from the first: by bootstrap, 95 % for all numbers of labels together.</param>
internal sealed record SourceFigure(
    string Source,
    bool IsOfBlog,
    double Root,
    double Adapted,
    double Shipped,
    Interval Gain
);
