namespace Moderation.Service.Learning.Policies;

/// <summary>A champion that this process cannot load, so that the last good model goes on scoring.</summary>
/// <param name="Promotion">The number of its promotion.</param>
/// <param name="Version">The model.</param>
/// <param name="Why">What is wrong with it.</param>
internal sealed record RefusedModel(int Promotion, string Version, string Why);
