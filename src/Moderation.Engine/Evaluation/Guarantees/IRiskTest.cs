namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>
/// Asks of a policy, from a sample, whether the share of bad comments among those it approves is under the risk.
/// </summary>
internal interface IRiskTest
{
    /// <summary>
    /// Whether the sample says so. Where the share is really over the risk, it says so with a chance of at most the
    /// error.
    /// </summary>
    bool Holds(int policy);

    /// <summary>
    /// The limit that the share is under with the confidence, 0 to 1; for showing, where <see cref="Holds"/>.
    /// </summary>
    double Limit(int policy);

    /// <summary>
    /// How surely a sample so many times as large, of the same kind, would say so: over 1 it would, the larger the
    /// surer. A forecast; nothing is promised by it.
    /// </summary>
    double Forecast(int policy, double times);
}
