namespace Moderation.Service.Learning.Audit;

/// <summary>What figures of the audit are about.</summary>
internal enum AuditCategory
{
    /// <summary>Whatever is bad.</summary>
    Any,

    Toxicity,

    Spam,
}
