namespace Moderation.Benchmarks.Desk;

/// <summary>How soon one kind of act was seen.</summary>
/// <param name="Act">What was done.</param>
/// <param name="Milliseconds">From the act to the change on the other desk, ascending.</param>
internal sealed record DeskFigure(string Act, IReadOnlyList<double> Milliseconds)
{
    /// <summary>The time within which a share of them was seen, 0 to 1: the smallest that holds for so many (nearest rank).</summary>
    public double At(double share) => Milliseconds[Math.Max(0, (int)Math.Ceiling(share * Milliseconds.Count) - 1)];
}
