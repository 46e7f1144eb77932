using Moderation.Engine.Evaluation.Drift;
using Moderation.Engine.Models;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Security;

namespace Moderation.Service.Learning.Drift;

/// <summary>
/// Compares how comments score, day by day, with what the model in force was calibrated on: the guarantee of its
/// thresholds holds for comments like those.
/// </summary>
internal sealed class DriftWatch(ScoreDayStore store, PoliciesInForce policies, TimeProvider clock)
{
    /// <summary>How far it looks back.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromDays(30);

    /// <summary>The periods since the model took over, at most of the last 30 days.</summary>
    /// <exception cref="NotAllowedException">He may not review.</exception>
    public async Task<DriftReading> ReadAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Review);
        var model = policies.Current.Model;
        if (model.Calibration is not { } reference)
        {
            return new DriftReading(model.Version, HasReference: false, []);
        }

        var days = await store.ReadAsync(model.Version, DayName.Of(clock.GetUtcNow() - Back), cancel);
        return new DriftReading(model.Version, HasReference: true, [.. Periods(days, reference)]);
    }

    // From the newest day back; what is left of the oldest days is too little to say anything.
    private static IEnumerable<DriftPeriod> Periods(
        IReadOnlyList<(string Day, Spreads Spreads)> days,
        ManifestCalibration reference
    )
    {
        var (sum, to) = (new Spreads(), "");
        foreach (var (day, spreads) in days)
        {
            to = sum.Comments == 0 ? day : to;
            sum.Add(spreads);
            if (sum.Comments >= Stability.FewestRows)
            {
                yield return new DriftPeriod(
                    day,
                    to,
                    sum.Comments,
                    Stability.Of(reference.Toxicity, sum.Scores(Spreads.Toxicity)),
                    Stability.Of(reference.Spam, sum.Scores(Spreads.Spam)),
                    Stability.Of(reference.Languages, sum.Languages())
                );
                sum = new Spreads();
            }
        }
    }
}
