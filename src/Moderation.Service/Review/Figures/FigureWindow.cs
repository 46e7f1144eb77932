namespace Moderation.Service.Review.Figures;

/// <summary>A time in steps of equal length. The last one holds the present, and is not over.</summary>
/// <param name="From">When it begins: a full hour, UTC.</param>
/// <param name="Step">A number of full hours.</param>
/// <param name="Steps">How many, 1 or more.</param>
internal sealed record FigureWindow(DateTimeOffset From, TimeSpan Step, int Steps)
{
    /// <summary>The window of a range that ends with the present hour.</summary>
    public static FigureWindow Of(FigureRange range, DateTimeOffset now)
    {
        var (step, steps) = range switch
        {
            FigureRange.Day => (TimeSpan.FromHours(1), 24),
            FigureRange.Week => (TimeSpan.FromHours(1), 7 * 24),
            _ => (TimeSpan.FromHours(24), 30),
        };
        var end = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddHours(1);
        return new FigureWindow(end - (step * steps), step, steps);
    }

    /// <summary>When a step begins, counted from 0.</summary>
    public DateTimeOffset Begin(int step) => From + (Step * step);

    /// <summary>The step that holds a time within the window.</summary>
    public int StepOf(DateTimeOffset time) => (int)((time - From).Ticks / Step.Ticks);
}
