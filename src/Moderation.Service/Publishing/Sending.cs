namespace Moderation.Service.Publishing;

/// <summary>What became of several decisions on their way out, as counts.</summary>
/// <param name="Sent">Held by a queue.</param>
/// <param name="Unroutable">Nobody listens for them yet.</param>
/// <param name="Failed">Not confirmed, or the broker is away.</param>
internal readonly record struct Sending(int Sent, int Unroutable, int Failed)
{
    /// <summary>How many there were.</summary>
    public int Tried => Sent + Unroutable + Failed;

    /// <summary>The counts of these deliveries.</summary>
    public static Sending Of(IReadOnlyList<Delivery> deliveries) =>
        new(
            deliveries.Count(d => d == Delivery.Sent),
            deliveries.Count(d => d == Delivery.Unroutable),
            deliveries.Count(d => d == Delivery.Failed)
        );
}
