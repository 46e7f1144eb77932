namespace Moderation.Engine.Evaluation.Examining;

/// <summary>What stands in a report beside its figures, for whoever decides about the challenger.</summary>
internal static class Remarks
{
    public static IReadOnlyList<string> Of(
        ExaminedSet set,
        ChosenThresholds chosen,
        IReadOnlyList<ComparedFigure> figures,
        double? commentsPerDay
    ) =>
        [
            .. Examined(set),
            .. Thresholds(chosen, commentsPerDay),
            .. Newest(set, chosen.LoadSource),
            .. figures.Where(one => one.IsGate).Select(Power).OfType<string>(),
            .. Words(figures),
        ];

    private static IEnumerable<string> Examined(ExaminedSet set)
    {
        if (set.Rows.Count == 0)
        {
            yield return "It was not examined on this blog's comments, for want of labels that it was not trained on: the "
                + "golden set and the suites alone speak for it.";
        }
        else if (set.Rows.All(row => row.Probability is null))
        {
            yield return "No verdict and no audit examined it, only labels whose choice is not known: what they show need not "
                + "hold for what readers write now.";
        }
        else if (set.LeastAuditRate is null)
        {
            yield return "No audited comment is among those that examine it: the figures of this blog's comments are of what was sent to "
                + "review alone. Only that a model ranks worse what the present one's scores sent there can be told; the others gate nothing.";
        }

        if (set.Rows.Count > 0 && !set.IsByThread)
        {
            yield return "The labels are of too few threads to draw by thread, so that comments count as if they were "
                + "independent: intervals may be too narrow.";
        }

        if (set.Repeated > 0)
        {
            yield return $"{set.Repeated} of the comments are nearly the same as one in another thread. Each counts in the "
                + "figures; in their intervals all that are alike count as one.";
        }

        if (set.Failed.Champion > 0)
        {
            yield return $"The present model failed on {set.Failed.Champion} of the comments.";
        }
    }

    private static IEnumerable<string> Thresholds(ChosenThresholds chosen, double? commentsPerDay)
    {
        var promise =
            $"at most {Wording.Percent(chosen.Risk)} bad comments among the approved, with "
            + $"{Wording.Percent(chosen.Confidence)} confidence";
        yield return chosen switch
        {
            { IsGuaranteed: true } => $"The thresholds keep the guarantee ({promise}). They were chosen on the same "
                + $"{chosen.Labels} labels that the figures are measured on, which are somewhat kind to them for that.",
            { HasAudits: false } =>
                $"There is no guarantee ({promise}): no audited comment is among those that examine it, and "
                    + $"verdicts tell nothing of those. Settle audits. {Fallback(chosen)}",
            { Labels: 0 } =>
                $"There is no guarantee ({promise}): no label with a known chance examined it. {Fallback(chosen)}",
            { MissingLabels: { } missing } =>
                $"There is no guarantee ({promise}): the {chosen.Labels} labels are too few, "
                    + $"about {missing} more verdicts and audits would do. {Fallback(chosen)}",
            _ => $"There is no guarantee ({promise}): the {chosen.Labels} labels do not show that any number of them "
                + $"would do. {Fallback(chosen)}",
        };
        if (chosen.ErasedBad + chosen.ErasedFine > 0)
        {
            yield return $"{chosen.ErasedBad} comments that people found bad and {chosen.ErasedFine} that they found fine are missing, "
                + "as the blog has deleted them since. The guarantee is sought as if every model approved all of those bad ones; the "
                + "figures leave them out, which is too kind to both models. A blog that hides what was rejected instead of deleting it "
                + "loses none.";
        }

        if (chosen.Unsettled > 0)
        {
            yield return $"{chosen.Unsettled} comments of the same time went to review and have no verdict that teaches: they wait, expired, were "
                + "deleted before, or were rejected for another reason. The guarantee is sought as if all of them were bad; the thresholds let "
                + $"{chosen.UnsettledApproved} of them through. The figures leave them out.";
        }

        if (chosen.Load is { Champion: { } before, Challenger: { } after })
        {
            yield return Wording.Text(
                $"It would send {Wording.Percent(after)} of the comments to review, now it is {Wording.Percent(before)}."
            );
            if (commentsPerDay is { } comments)
            {
                yield return Wording.Text(
                    $"That is about {after * comments:0} comments a day, now it is about {before * comments:0}."
                );
            }
        }
    }

    private static IEnumerable<string> Newest(ExaminedSet set, LoadSource load)
    {
        if (load == LoadSource.Recent && set.Gone.Count > 0)
        {
            yield return $"Of the newest {set.Recent.Count + set.Gone.Count} comments, which tell the review load, the blog has deleted "
                + $"{set.Gone.Count}: each counts for both models as it was decided then.";
        }

        if (set.RecentTaught > 0)
        {
            yield return $"Of the newest {set.Recent.Count} comments, which stand for those that will come, the new model learned from "
                + $"{set.RecentTaught}: it is surer of them than it will be of others.";
        }
    }

    private static string Fallback(ChosenThresholds chosen) =>
        chosen.LoadSource is LoadSource.Nothing or LoadSource.Compared
            ? "Too few of the blog's comments are known to say how many would go to review: the thresholds send as many cases of the functional suite to review as the present ones, or more, and are never looser. "
                + "Both models are compared where they send as many to review of what compares them: labels of the same labels, golden set and suites of the functional suite."
            : "The thresholds send as many comments to review as the present ones, or more: without a guarantee they are never looser.";

    // Of the words one sentence is enough: their cases are as many.
    private static string? Power(ComparedFigure figure) =>
        figure switch
        {
            { Figure: ExaminedFigure.IdentityHarmlessPassed } => null,
            { Finding: Finding.TooFew } => Wording.Text(
                $"{Wording.Of(figure)}: too few to tell ({figure.Rows}, worth {figure.Units:0.#} independent ones)."
            ),
            { Finding: Finding.NoDifference, Smallest: { } smallest } =>
                $"{Wording.Of(figure)}: no difference beyond chance; "
                    + $"a smaller one than {Wording.Size(figure.Figure, smallest)} could have been missed.",
            _ => null,
        };

    private static IEnumerable<string> Words(IReadOnlyList<ComparedFigure> figures)
    {
        var words = figures.Where(figure => figure.Figure == ExaminedFigure.IdentityHarmlessPassed).ToArray();
        if (words.Length == 0)
        {
            yield return "Fairness was not examined: there is no identity suite.";
        }
        else if (words.Max(word => word.Smallest) is { } smallest)
        {
            yield return $"Fairness: {words.Length} identity words were examined with {words.Min(word => word.Rows)} harmless "
                + $"comments each; fewer than {Wording.Percent(smallest)} of them newly sent to review could have been "
                + "missed.";
        }

        if (words.Any(word => word.Finding == Finding.TooFew))
        {
            yield return "Fairness: some identity words have too few harmless comments to tell.";
        }
    }
}
