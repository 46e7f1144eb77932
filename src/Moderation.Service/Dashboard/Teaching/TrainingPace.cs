using Moderation.Service.Learning.Training;

namespace Moderation.Service.Dashboard.Teaching;

/// <summary>
/// How long a training will still take, as one page tells it. It is reckoned anew only when something was done since, and
/// moves towards what was reckoned by a third: in between it counts down, so that nobody sees it rise while nothing happens, or
/// leap when a part takes longer than the one before.
/// </summary>
internal sealed class TrainingPace
{
    private const double Share = 1.0 / 3;

    private (long Id, int Attempts, double Progress) _seen;
    private DateTimeOffset? _end;

    /// <summary>The time left, 0 or more; null until enough is done to tell.</summary>
    public TimeSpan? Left(StoredTraining open, DateTimeOffset now)
    {
        if (open.Left(now) is not { } reckoned)
        {
            _end = null;
            return null;
        }

        var seen = (open.Id, open.Attempts, open.Progress);
        if (_end is null || (seen.Id, seen.Attempts) != (_seen.Id, _seen.Attempts))
        {
            _end = now + reckoned;
        }
        else if (seen.Progress > _seen.Progress)
        {
            _end += (now + reckoned - _end.Value) * Share;
        }

        _seen = seen;
        return _end > now ? _end.Value - now : TimeSpan.Zero;
    }
}
