using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>A submitted comment as it came in, read.</summary>
/// <param name="Body">The message's bytes.</param>
/// <param name="Reading">What they say.</param>
internal sealed record Arrival(byte[] Body, Reading<CommentSubmitted> Reading)
{
    /// <summary>Site, comment and revision: what makes two submissions the same.</summary>
    public CommentKey Key => CommentKey.Of(Reading.Message!);
}
