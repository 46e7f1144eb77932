using Moderation.Engine.Deciding;

namespace Moderation.Service.Intake;

/// <summary>That a comment belongs to a wave.</summary>
/// <param name="Sighting">The comment.</param>
/// <param name="Key">The key that most of the wave share; what the wave is called where it has no name yet.</param>
/// <param name="Likeness">What its check is told.</param>
internal sealed record WaveFinding(Sighting Sighting, long Key, Likeness Likeness);
