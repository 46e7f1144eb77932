using Moderation.Engine.Deciding;

namespace Moderation.Service.Review.Figures;

/// <summary>All figures of a window, as they were at a moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="Window">What they cover; the backlog is that of the moment.</param>
/// <param name="Periods">One for each step of the window.</param>
/// <param name="Backlog">What needs judgement.</param>
/// <param name="Moderators">Who ruled, the busiest first.</param>
/// <param name="Signals">By the reason's code, the most frequent first.</param>
internal sealed record FigureSheet(
    DateTimeOffset At,
    FigureWindow Window,
    IReadOnlyList<HourFigures> Periods,
    Backlog Backlog,
    IReadOnlyList<ModeratorFigures> Moderators,
    IReadOnlyList<SignalFigures> Signals
)
{
    /// <summary>How often moderators agreed with the model, by category.</summary>
    public IReadOnlyList<AgreementFigures> Agreement { get; } =
    [AgreementFigures.Of(ReasonCodes.Toxicity, Signals), AgreementFigures.Of(ReasonCodes.Spam, Signals)];
}
