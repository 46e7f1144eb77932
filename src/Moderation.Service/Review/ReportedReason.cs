using System.Globalization;
using Moderation.Contracts;

namespace Moderation.Service.Review;

/// <summary>The reason that readers give. It is about a comment under review and stands in no event: nothing was decided.</summary>
internal static class ReportedReason
{
    public const string Code = "reported";

    /// <summary>The reason in words.</summary>
    /// <param name="readers">How many reported it, at least one.</param>
    public static Reason Of(int readers) =>
        new(
            Code,
            readers == 1
                ? "A reader reported this."
                : $"{readers.ToString("N0", CultureInfo.InvariantCulture)} readers reported this.",
            []
        );

    /// <summary>The decision with this reason before its own, where anybody reported it.</summary>
    public static DecisionMade AddTo(DecisionMade decision, int readers) =>
        readers == 0 ? decision : decision with { Reasons = [Of(readers), .. decision.Reasons] };
}
