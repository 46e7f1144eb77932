using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>Compares both models on rows and cases, figure by figure.</summary>
internal static class Comparison
{
    /// <param name="set">What is examined with.</param>
    /// <param name="estimates">The figures of the rows.</param>
    /// <param name="inForce">The champion's thresholds as they stand, and the challenger's.</param>
    /// <param name="atEqualLoad">Those at which both send as many comments to review.</param>
    /// <param name="marked">The figures that gate.</param>
    public static IReadOnlyList<ComparedFigure> Of(
        ExaminedSet set,
        IReadOnlyList<RowEstimate> estimates,
        Pair<Thresholds> inForce,
        Pair<Thresholds> atEqualLoad,
        IReadOnlyCollection<ExaminedFigure> marked
    )
    {
        var whole = set
            .Cases.Where(one => one.Figure is ExaminedFigure.GoldenRight or ExaminedFigure.FunctionalPassed)
            .GroupBy(one => (one.Figure, Name: ""))
            .ToArray();
        var parts = set
            .Cases.Where(one => one.Figure != ExaminedFigure.GoldenRight)
            .GroupBy(one => (one.Figure, one.Name))
            .ToArray();
        var words = parts.Count(part => part.Key.Figure == ExaminedFigure.IdentityHarmlessPassed);
        var gates =
            estimates.Count(one => one.CanTell && IsGate(one)) + whole.Count(part => marked.Contains(part.Key.Figure));
        var (ofFigures, ofWords) = (GateErrors.Together(gates), GateErrors.Together(words));
        return
        [
            .. estimates.Select(one => OfRows(one, IsGate(one) ? ofFigures : null, IsUntold(one))),
            .. whole.Select(part => OfCases(part, marked.Contains(part.Key.Figure) ? ofFigures : null)),
            .. parts.Select(part =>
                OfCases(part, part.Key.Figure == ExaminedFigure.IdentityHarmlessPassed ? ofWords : null)
            ),
        ];

        // Without audits all of the blog's labels are of what was sent to review: at its thresholds the champion approves no bad
        // one among them, and whoever approves any would look worse. Of what its own scores chose "worse" can be said.
        bool IsGate(RowEstimate one) => marked.Contains(one.Figure) && !IsUntold(one);

        bool IsUntold(RowEstimate one) => one.Part == ExaminedPart.Blog && set.LeastAuditRate is null;

        ComparedFigure OfCases(IGrouping<(ExaminedFigure Figure, string Name), ExaminedCase> part, double? gate)
        {
            Pair<bool>[] right = [.. part.Select(one => one.Right(atEqualLoad))];
            var counts = PairedCounts.Of(right);
            var smallest = counts.Smallest(gate ?? GateErrors.Alone);
            var joint = gate is { } error ? counts.Interval(error) : null;
            Pair<bool>[] standing = [.. part.Select(one => one.Right(inForce))];
            return new ComparedFigure
            {
                Figure = part.Key.Figure,
                Name = part.Key.Name,
                Rows = counts.Cases,
                Units = counts.Cases,
                Champion = Share(right, one => one.Champion),
                Challenger = Share(right, one => one.Challenger),
                ChampionInForce = Share(standing, one => one.Champion),
                IsMoreReviewed =
                    part.Key.Figure == ExaminedFigure.IdentityHarmlessPassed
                    && PairedCounts.Of(standing).Interval(gate ?? GateErrors.Alone) is { High: < 0 },
                Lost = counts.Lost,
                Won = counts.Won,
                Interval = counts.Interval(GateErrors.Alone),
                Joint = joint,
                Smallest = smallest,
                Finding = part.Key.Figure.Of(smallest is null ? null : joint ?? counts.Interval(GateErrors.Alone)),
                IsGate = gate is not null,
            };
        }
    }

    private static ComparedFigure OfRows(RowEstimate one, double? gate, bool isUntold)
    {
        var joint = gate is { } error ? one.Interval(error) : null;
        var deciding = joint ?? one.Interval(GateErrors.Alone);
        var finding = one.Figure.Of(deciding) switch
        {
            Finding.TooFew => Finding.TooFew,
            Finding.Worse when one.Part == ExaminedPart.Reviewed => Finding.Worse,
            _ when isUntold || one.Part == ExaminedPart.Reviewed => Finding.Untold,
            Finding.NoDifference when one.IsTooWide(gate ?? GateErrors.Alone) => Finding.TooFew,
            var found => found,
        };
        return new ComparedFigure
        {
            Figure = one.Figure,
            Part = one.Part,
            Category = one.Category,
            Rows = one.Rows,
            Units = one.Units,
            ChampionInterval = one.Figure == ExaminedFigure.Auc ? one.ChampionInterval(GateErrors.Alone) : null,
            Champion = one.Values.Champion,
            Challenger = one.Values.Challenger,
            Interval = one.Interval(GateErrors.Alone),
            Joint = joint,
            Smallest = one.Smallest(gate ?? GateErrors.Alone),
            Finding = finding,
            IsGate = gate is not null,
        };
    }

    private static double Share(Pair<bool>[] right, Func<Pair<bool>, bool> of) =>
        (double)right.Count(of) / right.Length;
}
