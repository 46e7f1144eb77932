namespace Moderation.Engine.Models;

/// <summary>What a score is about.</summary>
public enum Category
{
    /// <summary>Readers would call it abusive.</summary>
    Toxicity,

    /// <summary>It is there to advertise.</summary>
    Spam,
}
