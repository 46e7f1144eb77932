namespace Moderation.Benchmarks.Scoring;

/// <summary>A text and a label for the baseline to train on.</summary>
internal readonly record struct LabelledText(string Text, bool Label);
