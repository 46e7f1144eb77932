namespace Moderation.Service.Learning.Policies;

/// <summary>What became of a policy that somebody wanted to save.</summary>
internal enum PolicyOutcome
{
    /// <summary>It is in force.</summary>
    Saved,

    /// <summary>It says what the policy in force says; nothing was saved.</summary>
    Same,

    /// <summary>Another one was saved since the one that it was made from; nothing was saved.</summary>
    Overtaken,

    /// <summary>It makes no sense; nothing was saved.</summary>
    Refused,

    /// <summary>There is no version to go back to by this name.</summary>
    Unknown,
}
