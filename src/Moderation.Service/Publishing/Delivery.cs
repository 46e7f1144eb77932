namespace Moderation.Service.Publishing;

/// <summary>What became of one decision on its way out.</summary>
internal enum Delivery
{
    /// <summary>At least one queue holds it, confirmed.</summary>
    Sent,

    /// <summary>No queue is bound: nobody listens yet. It is kept and tried again.</summary>
    Unroutable,

    /// <summary>Not confirmed in time, or the broker is away. It is tried again.</summary>
    Failed,
}
