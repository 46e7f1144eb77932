namespace Moderation.Service.Intake;

/// <summary>What became of a submitted comment.</summary>
internal enum IntakeOutcome
{
    /// <summary>Stored and decided now.</summary>
    Accepted,

    /// <summary>Stored before, with the same text: the stored decision stands and is sent again.</summary>
    Duplicate,

    /// <summary>Stored before with another text: the first stands, this one is among the dead letters.</summary>
    Conflict,

    /// <summary>Deleted before it came: nothing is stored, nothing decided.</summary>
    Deleted,

    /// <summary>Not to be identified: it is among the dead letters.</summary>
    DeadLettered,
}
