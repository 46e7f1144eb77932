using Moderation.Service.Learning.Drift;
using Moderation.Tests.Engine;

namespace Moderation.Tests.Learning.Drift;

/// <summary>How many comments scored in which way.</summary>
internal static class InventedSpreads
{
    /// <summary>As those that the shipped model was calibrated on.</summary>
    public static Spreads LikeTheCalibration(int comments)
    {
        var (reference, spreads) = (ShippedModel.Model.Calibration!, new Spreads());
        Fill(Spreads.Toxicity, reference.Toxicity.Shares);
        Fill(Spreads.Spam, reference.Spam.Shares);
        Fill(Spreads.Language, reference.Languages.Shares);
        return spreads;

        void Fill(string kind, IReadOnlyList<double> shares)
        {
            for (var bin = 0; bin < shares.Count; bin++)
            {
                spreads.Add(kind, bin, (long)Math.Round(shares[bin] * comments));
            }
        }
    }

    /// <summary>All of them the same.</summary>
    public static Spreads OfOneKind(int comments)
    {
        var spreads = new Spreads();
        for (var comment = 0; comment < comments; comment++)
        {
            spreads.Add(0.99, 0.99, "unknown");
        }

        return spreads;
    }
}
