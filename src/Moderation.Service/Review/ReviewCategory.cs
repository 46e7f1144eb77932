namespace Moderation.Service.Review;

/// <summary>What kind of reason speaks against a comment.</summary>
internal enum ReviewCategory
{
    /// <summary>Its toxicity score.</summary>
    Toxicity,

    /// <summary>Its spam score.</summary>
    Spam,

    /// <summary>Neither score: what the checks found beside them.</summary>
    Other,
}
