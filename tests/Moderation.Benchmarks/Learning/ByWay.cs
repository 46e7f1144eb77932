namespace Moderation.Benchmarks.Learning;

/// <summary>A figure of each way to have a model.</summary>
/// <param name="Root">Unadapted.</param>
/// <param name="Adapted">Adapted with the labels.</param>
/// <param name="Alone">Trained on the labels alone; none where they were too few.</param>
/// <param name="Everything">Trained on all corpora and every row that arrives, labelled or not.</param>
internal readonly record struct ByWay(double Root, double Adapted, double? Alone, double Everything);
