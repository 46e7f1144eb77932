namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// What became of the comments that were sent to review in the time that examines. Only what people settled has a label:
/// where much of it waits, the blog's labels are mostly audits of what the champion approved, on which it seems to find nothing.
/// </summary>
/// <param name="Settled">How many people settled.</param>
/// <param name="Open">How many wait for judgement.</param>
internal sealed record ReviewSettled(long Settled, long Open)
{
    // Of what people settle first nobody knows what it is a sample of: a few that wait change little, more of them anything.
    private const double MostOpen = 0.25;

    /// <summary>Whether so many wait that figures of the blog's labels tell nothing of it.</summary>
    public bool IsMuchOpen => Open > MostOpen * (Settled + Open);
}
