using Moderation.Engine.Evaluation.Guarantees;

namespace Moderation.Service.Review.Figures;

/// <summary>How often moderators called a comment what the model did: of those sent to review for a category.</summary>
/// <param name="Category"><c>toxicity</c> or <c>spam</c>.</param>
/// <param name="Confirmed">How many they rejected in this category.</param>
/// <param name="Otherwise">How many they rejected in others alone.</param>
/// <param name="Approved">How many they approved.</param>
internal sealed record AgreementFigures(string Category, long Confirmed, long Otherwise, long Approved)
{
    private const double Error = 0.025;

    /// <summary>How many they ruled on.</summary>
    public long Ruled => Confirmed + Otherwise + Approved;

    /// <summary>The share that they confirmed, 0 to 1; null where they ruled on none.</summary>
    public double? Share => Ruled == 0 ? null : (double)Confirmed / Ruled;

    /// <summary>The lower end of the 95 % interval of the share (Clopper and Pearson).</summary>
    public double Low => Proportion.Lower(Confirmed, Ruled, Error);

    /// <summary>The upper end of the 95 % interval of the share (Clopper and Pearson).</summary>
    public double High => Proportion.Upper(Confirmed, Ruled, Error);

    /// <summary>The agreement on a category.</summary>
    /// <param name="category">The category, which is the code of its reason as well.</param>
    /// <param name="signals">What became of the comments of each reason.</param>
    public static AgreementFigures Of(string category, IEnumerable<SignalFigures> signals) =>
        signals.SingleOrDefault(signal => signal.Code == category) is { } found
            ? new(category, found.Confirmed, found.RejectedByPeople - found.Confirmed, found.ApprovedByPeople)
            : new(category, 0, 0, 0);
}
