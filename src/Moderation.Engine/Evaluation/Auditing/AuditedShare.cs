namespace Moderation.Engine.Evaluation.Auditing;

/// <summary>
/// The share of comments that are what is looked for, and what that rests on: the bad ones among the approved, from the
/// cells of an audit; or the good ones among those sent to review, from one cell of which everything is drawn and what is
/// settled is answered.
/// <para>
/// Assumed: within a cell each comment was as likely to be drawn as any other, which the draw sees to; and that the
/// answers are right. <see cref="IfAlike"/> assumes besides that those without an answer are like those with one in
/// their cell; <see cref="Bounds"/> does not.
/// </para>
/// </summary>
internal sealed record AuditedShare
{
    /// <summary>How many comments the share is of.</summary>
    public required long Population { get; init; }

    /// <summary>How many were drawn.</summary>
    public required long Drawn { get; init; }

    /// <summary>How many have an answer; the other drawn ones are non-response.</summary>
    public required long Answered { get; init; }

    /// <summary>How many of the answered are what is looked for.</summary>
    public required long Found { get; init; }

    /// <summary>If the drawn ones without an answer are like those with one, cell by cell.</summary>
    public required ShareEstimate IfAlike { get; init; }

    /// <summary>If none of the drawn ones without an answer is what is looked for.</summary>
    public required ShareEstimate IfNone { get; init; }

    /// <summary>If all of the drawn ones without an answer are.</summary>
    public required ShareEstimate IfAll { get; init; }

    /// <summary>
    /// Holds the share with 95 % whatever the missing answers would have been: it is wide where many are missing.
    /// </summary>
    public Interval Bounds => new(IfNone.Interval.Low, IfAll.Interval.High);

    /// <summary>Estimates the share.</summary>
    /// <param name="cells">The cells of a period, in any order; those without comments say nothing.</param>
    /// <param name="error">
    /// With which the share may be outside of an interval, on either side, over 0 and under 0.5; the usual one makes it 95 %.
    /// </param>
    /// <exception cref="ArgumentException">A cell's counts contradict each other.</exception>
    public static AuditedShare Of(IReadOnlyCollection<AuditCell> cells, double error = StratifiedShare.Error)
    {
        if (cells.Any(cell => !IsPossible(cell)))
        {
            throw new ArgumentException(
                "A cell must have 0 <= found <= answered <= drawn <= population.",
                nameof(cells)
            );
        }

        return new AuditedShare
        {
            Population = cells.Sum(cell => cell.Population),
            Drawn = cells.Sum(cell => cell.Drawn),
            Answered = cells.Sum(cell => cell.Answered),
            Found = cells.Sum(cell => cell.Found),
            IfAlike = Estimate(cell => new SampledCell(cell.Population, cell.Answered, cell.Found)),
            IfNone = Estimate(cell => new SampledCell(cell.Population, cell.Drawn, cell.Found)),
            IfAll = Estimate(cell => new SampledCell(
                cell.Population,
                cell.Drawn,
                cell.Found + cell.Drawn - cell.Answered
            )),
        };

        ShareEstimate Estimate(Func<AuditCell, SampledCell> sampled) =>
            StratifiedShare.Of([.. cells.Select(sampled)], error);
    }

    private static bool IsPossible(AuditCell cell) =>
        0 <= cell.Found && cell.Found <= cell.Answered && cell.Answered <= cell.Drawn && cell.Drawn <= cell.Population;
}
