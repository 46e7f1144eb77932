namespace Moderation.Engine.Evaluation.Examining;

/// <summary>One thing of each of the two models that are compared.</summary>
/// <param name="Champion">Of the model in force.</param>
/// <param name="Challenger">Of the one that might take over.</param>
internal readonly record struct Pair<T>(T Champion, T Challenger)
{
    /// <summary>The same of each.</summary>
    public Pair<TResult> Map<TResult>(Func<T, TResult> of) => new(of(Champion), of(Challenger));
}
