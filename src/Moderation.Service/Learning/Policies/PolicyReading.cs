namespace Moderation.Service.Learning.Policies;

/// <summary>The policy in force, as programs read it.</summary>
/// <param name="Version">Names it in decisions.</param>
/// <param name="Number">Counts the saved ones; 0 for the configuration's.</param>
/// <param name="Policy">What it says, with null where the model's own threshold holds.</param>
/// <param name="ToxicityThreshold">The threshold that holds, 0 to 1.</param>
/// <param name="SpamThreshold">The threshold that holds, 0 to 1.</param>
/// <param name="MadeAt">When it was saved; null for the configuration's.</param>
/// <param name="MadeBy">Who saved it; null for the configuration's.</param>
/// <param name="Note">Why, or null.</param>
internal sealed record PolicyReading(
    string Version,
    int Number,
    PolicyContent Policy,
    double ToxicityThreshold,
    double SpamThreshold,
    DateTimeOffset? MadeAt,
    string? MadeBy,
    string? Note
)
{
    public static PolicyReading Of(PolicyInForce current, SavedPolicy? saved) =>
        new(
            current.Version,
            current.Number,
            current.Content,
            current.Policy.ToxicityThreshold,
            current.Policy.SpamThreshold,
            saved?.MadeAt,
            saved?.MadeBy,
            saved?.Note
        );
}
