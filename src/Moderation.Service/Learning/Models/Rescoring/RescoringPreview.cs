namespace Moderation.Service.Learning.Models.Rescoring;

/// <summary>What deciding again what is under review would change.</summary>
/// <param name="Model">The model that would decide.</param>
/// <param name="Looked">How many comments it would decide.</param>
/// <param name="IsCut">Whether there are more than were looked at.</param>
/// <param name="Approved">How many would be approved.</param>
/// <param name="ToSpam">How many would come to what is surely spam.</param>
/// <param name="ToJudgement">How many would come back from there.</param>
/// <param name="First">How many of the riskiest were compared, at most <see cref="MostFirst"/>.</param>
/// <param name="LeaveFirst">How many of those would not be among the riskiest any more.</param>
internal sealed record RescoringPreview(
    string Model,
    int Looked,
    bool IsCut,
    int Approved,
    int ToSpam,
    int ToJudgement,
    int First,
    int LeaveFirst
)
{
    /// <summary>About what a moderator settles at a sitting.</summary>
    public const int MostFirst = 50;
}
