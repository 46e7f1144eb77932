namespace Moderation.Engine.Deciding;

/// <summary>Why a comment goes to review, with its evidence.</summary>
/// <param name="Code">A stable word for programs; see <see cref="ReasonCodes"/>.</param>
/// <param name="Message">The reason in words that a moderator understands.</param>
/// <param name="Spans">The parts of the original text that raised it, at most <see cref="MostSpans"/>; may be empty.</param>
public sealed record Reason(string Code, string Message, IReadOnlyList<Span> Spans)
{
    /// <summary>
    /// So many spans are evidence enough for a person; a text of blocked words alone would otherwise make a decision
    /// many times as long as itself.
    /// </summary>
    public const int MostSpans = 100;

    /// <summary>A reason without a place in the text.</summary>
    public Reason(string code, string message)
        : this(code, message, []) { }
}
