using Moderation.Engine.Evaluation.Guarantees;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// Chooses the challenger's thresholds: the loosest that keep the guarantee asked for; where the labels support none,
/// those that send as many comments to review as the champion's, and never looser ones than are in force: a challenger
/// that finds what the champion misses must not have to approve it to keep the load. Where the blog's load is not known,
/// that of the functional suite stands in.
/// </summary>
internal static class ThresholdChoice
{
    public static ChosenThresholds Of(ExaminedSet set, Pair<Thresholds> given, ExaminationInput input)
    {
        var load = new ReviewLoad(set);
        var answer = Ask(set, given.Challenger, input);
        var chosen =
            answer.Thresholds
            ?? Stricter(
                load.Challenger(given) ?? SuiteLoad.Challenger(set.Cases, given) ?? given.Challenger,
                given.Champion
            );
        var inForce = given with { Challenger = chosen };
        var (shares, moved) = (load.Shares(inForce), load.Moved(inForce));
        var ofSuite = load.Source == LoadSource.Nothing ? SuiteLoad.Champion(set.Cases, inForce) : null;
        if (ofSuite is not null && answer.Thresholds is null)
        {
            // A challenger that no thresholds bring to the champion's load must not bring the champion down to its own.
            ofSuite = Stricter(ofSuite, given.Champion);
        }

        return new ChosenThresholds
        {
            Thresholds = chosen,
            IsGuaranteed = answer.Thresholds is not null,
            Risk = input.Risk,
            Confidence = input.Confidence,
            Limit = answer.Limit,
            MissingLabels = answer.MissingLabels,
            HasAudits = set.LeastAuditRate is not null,
            Labels = Known(set).Count(),
            Bad = Known(set).Count(row => row.IsBad),
            ErasedBad = Erased(input).Count(label => label.IsBad),
            ErasedFine = Erased(input).Count(label => !label.IsBad),
            Unsettled = Stood(set.Unsettled.Where(one => !one.IsHeld)),
            UnsettledApproved = Stood(set.Unsettled.Where(one => !one.IsHeld && !chosen.AreReachedBy(one.Scores))),
            ChampionAtEqualLoad = load.Champion(inForce) ?? ofSuite ?? given.Champion,
            LoadSource = ofSuite is null ? load.Source : LoadSource.Compared,
            Load = shares,
            NewlyReviewed = moved.Newly,
            NoLongerReviewed = moved.NoLonger,
        };
    }

    private static Thresholds Stricter(Thresholds one, Thresholds other) =>
        new(Math.Min(one.Toxicity, other.Toxicity), Math.Min(one.Spam, other.Spam));

    // What was chosen by nobody knows which chance is no part of the sample.
    private static IEnumerable<ExaminedRow> Known(ExaminedSet set) =>
        set.Rows.Where(row => row.Probability is not null);

    // For how many comments these stand, of which a part may have been drawn.
    private static int Stood(IEnumerable<JudgedComment> comments) =>
        (int)Math.Round(comments.Sum(one => 1 / one.Probability));

    // The same of those that are gone; what another check holds no policy approves.
    private static IEnumerable<ErasedLabel> Erased(ExaminationInput input) =>
        input.Erased.Where(label => label is { IsHeld: false, Probability: not null });

    private static GuaranteeAnswer Ask(ExaminedSet set, Thresholds from, ExaminationInput input)
    {
        JudgedComment[] judged =
        [
            .. Known(set)
                .Select(row => new JudgedComment(row.Scores.Challenger, row.IsHeld, row.IsBad, row.Probability!.Value)),
            // A blog deletes what was found bad, and a sample without it would be too kind. What a model would say of it nobody
            // can know any more: at the worst each policy approves it. Of the fine ones the worst is that none does.
            .. Erased(input)
                .Where(label => label.IsBad)
                .Select(label => JudgedComment.Missed(label.Probability!.Value)),
            // What nobody has judged may be bad, each one of them: a policy that lets it through must not gain by that.
            .. set.Unsettled,
        ];
        if (set.LeastAuditRate is not { } rate)
        {
            return new GuaranteeAnswer { Rows = judged.Length, Bad = judged.Count(one => one.IsBad) };
        }

        var question = new GuaranteeQuestion
        {
            Risk = input.Risk,
            Confidence = input.Confidence,
            Sampling = Sampling.Weighted,
            // The rate may have been lower once than it is now.
            LeastProbability = judged.Select(one => one.Probability).Append(rate).Min(),
        };
        return Guarantee.Find(question, judged, from, input.Seed);
    }
}
