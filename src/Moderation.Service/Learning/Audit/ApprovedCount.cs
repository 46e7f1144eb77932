namespace Moderation.Service.Learning.Audit;

/// <summary>How many comments were approved on a day with a chance of being drawn.</summary>
internal sealed record ApprovedCount : DatedCount
{
    public int Stratum { get; init; }

    public double Probability { get; init; }
}
