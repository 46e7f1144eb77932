using MathNet.Numerics.Distributions;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>A figure of some rows with the error of its difference, before it is known at which level it is judged.</summary>
/// <param name="Figure">What is measured.</param>
/// <param name="Part">Of which labels.</param>
/// <param name="Category">Of which category, or null.</param>
/// <param name="Values">Of either model.</param>
/// <param name="Rows">How many rows it is about.</param>
/// <param name="Units">How many units of equal weight, see <see cref="RowUnits"/>, would tell as much.</param>
/// <param name="Error">The standard error of the difference; null where the draws do not give one.</param>
/// <param name="ChampionError">The standard error of the champion's by itself; null as above.</param>
internal sealed record RowEstimate(
    ExaminedFigure Figure,
    ExaminedPart Part,
    Category? Category,
    Pair<double?> Values,
    int Rows,
    double Units,
    double? Error,
    double? ChampionError
)
{
    // With fewer the error of the error is so large that no interval is worth its name.
    private const double FewestUnits = 10;

    private const double WidestReach = 0.25;

    // The normal quantile of four cases in five.
    private const double Power = 0.8416;

    /// <summary>Whether there is enough to have an interval.</summary>
    public bool CanTell =>
        Values is { Champion: not null, Challenger: not null } && Error is not null && Units >= FewestUnits;

    /// <summary>
    /// Measures all figures of a part. The error is the spread of the difference over draws of the paired bootstrap,
    /// Poisson by unit, joined with what one more unit could change, be it a thread, a text or the row of the most weight: where
    /// few decisions differ the draws alone take them for surer than they are (Agresti and Min 2005 add a pair for the
    /// same reason), and an audit that stands for twenty comments is seldom among the first that differ.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="part">The part that they are.</param>
    /// <param name="heaviest">How many comments a row stands for at the most, were it here or not.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="progress">Told after each draw how much is done, 0 to 1.</param>
    public static IReadOnlyList<RowEstimate> Of(
        PairedRows rows,
        ExaminedPart part,
        double heaviest,
        CancellationToken cancellation,
        Action<double> progress
    )
    {
        var values = rows.Measure(draw: null);
        var differences = values.Select(_ => new List<double>(Resampling.Draws)).ToArray();
        var champions = values.Select(_ => new List<double>(Resampling.Draws)).ToArray();
        for (var draw = 0; draw < Resampling.Draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress((double)draw / Resampling.Draws);
            var drawn = rows.Measure(draw);
            for (var number = 0; number < drawn.Length; number++)
            {
                if (drawn[number].Challenger - drawn[number].Champion is { } difference)
                {
                    differences[number].Add(difference);
                    champions[number].Add(drawn[number].Champion!.Value);
                }
            }
        }

        return
        [
            .. rows.Figures.Select(
                (key, number) =>
                {
                    var kinds = rows.About(key.Figure, key.Category).Select(kind => kind.ToArray()).ToArray();
                    var units = kinds.Min(UnitsOf);
                    var one = Math.Max(1 / units, heaviest / kinds.Min(WeightOf));
                    return new RowEstimate(
                        key.Figure,
                        part,
                        key.Category,
                        values[number],
                        kinds.Min(kind => kind.Length),
                        units,
                        ErrorOf(differences[number], key.Figure, one),
                        ErrorOf(champions[number], key.Figure, one)
                    );
                }
            ),
        ];
    }

    /// <summary>The AUC alone, on rows that each count once; as above.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="part">The part that they are.</param>
    /// <param name="category">The category.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="isOfChampion">Whether the champion's alone is asked for: then it stands for the challenger's too.</param>
    public static RowEstimate OfAuc(
        IReadOnlyList<ExaminedRow> rows,
        ExaminedPart part,
        Category category,
        CancellationToken cancellation,
        bool isOfChampion = false
    )
    {
        var rankings = PairedRows.Rank(rows, category);
        if (isOfChampion)
        {
            rankings = new(rankings.Champion, rankings.Champion);
        }

        var (differences, champions) = (new List<double>(Resampling.Draws), new List<double>(Resampling.Draws));
        for (var draw = 0; draw < Resampling.Draws; draw++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (
                rankings.Champion.Auc(draw) is { } champion
                && (isOfChampion ? champion : rankings.Challenger.Auc(draw)) is { } challenger
            )
            {
                differences.Add(challenger - champion);
                champions.Add(champion);
            }
        }

        ExaminedRow[][] kinds =
        [
            [.. rows.Where(row => row.Label(category) == true)],
            [.. rows.Where(row => row.Label(category) == false)],
        ];
        var units = kinds.Min(UnitsOf);
        return new RowEstimate(
            ExaminedFigure.Auc,
            part,
            category,
            new(rankings.Champion.Auc(), rankings.Challenger.Auc()),
            kinds.Min(kind => kind.Length),
            units,
            ErrorOf(differences, ExaminedFigure.Auc, 1 / units),
            ErrorOf(champions, ExaminedFigure.Auc, 1 / units)
        );
    }

    /// <summary>The interval of the difference.</summary>
    /// <param name="error">The chance that the true one lies outside, half on either side.</param>
    public Interval? Interval(double error) =>
        CanTell ? Around(Values.Challenger!.Value - Values.Champion!.Value, Reach(Error!.Value, error)) : null;

    /// <summary>The interval of the champion's by itself, within 0 to 1.</summary>
    /// <param name="error">As above.</param>
    public Interval? ChampionInterval(double error) =>
        CanTell && Around(Values.Champion!.Value, Reach(ChampionError!.Value, error)) is var around
            ? new Interval(Math.Max(0, around.Low), Math.Min(1, around.High))
            : null;

    /// <summary>
    /// Whether the interval is so wide that to find no difference says nothing: one of a quarter of all that a share can be could have
    /// been missed, for an AUC one between good and chance.
    /// </summary>
    /// <param name="error">As above.</param>
    public bool IsTooWide(double error) => CanTell && Reach(Error!.Value, error) > WidestReach;

    /// <summary>The difference that would lie beyond its interval in four cases of five; null with too few rows.</summary>
    public double? Smallest(double error) => CanTell ? Reach(Error!.Value, error) + (Power * Error!.Value) : null;

    private static Interval Around(double value, double reach) => new(value - reach, value + reach);

    private double Reach(double spread, double error) => spread * StudentT.InvCDF(0, 1, Units - 1, 1 - (error / 2));

    private static double? ErrorOf(List<double> differences, ExaminedFigure figure, double one)
    {
        if (differences.Count <= Resampling.Draws / 2)
        {
            return null;
        }

        var mean = differences.Average();
        var spread = differences.Sum(difference => (difference - mean) * (difference - mean)) / (differences.Count - 1);
        // A unit on the other side of a threshold moves a share by all of its weight; one that changes its place among
        // others moves a ranking by a part of that.
        var step = (figure.IsOfScores() ? 0.25 : 1) * one;
        return Math.Sqrt(spread + (step * step));
    }

    private static double WeightOf(ExaminedRow[] rows) => rows.Sum(row => row.Weight);

    private static double UnitsOf(ExaminedRow[] rows)
    {
        var weights = rows.GroupBy(row => row.Unit).Select(unit => unit.Sum(row => row.Weight)).ToArray();
        var all = weights.Sum();
        return all == 0 ? 0 : all * all / weights.Sum(weight => weight * weight);
    }
}
