using Moderation.Engine.Training;

namespace Moderation.Service.Learning.Labels;

/// <summary>How many labels come from somewhere, and what they say.</summary>
/// <param name="Origin">Where from.</param>
/// <param name="Toxic">How many say that it is abusive.</param>
/// <param name="Spam">How many say that it is there to advertise; some of them may be both.</param>
/// <param name="Fine">How many say neither.</param>
/// <param name="Total">How many there are.</param>
internal sealed record LabelCount(LabelOrigin Origin, long Toxic, long Spam, long Fine, long Total)
{
    /// <summary>The count of what stands in a list by answers.</summary>
    public static LabelCount Of(LabelOrigin origin, IEnumerable<(Answer Answer, long Count)> counts)
    {
        (Answer Answer, long Count)[] labels = [.. counts.Where(one => one.Answer.IsLabel)];
        return new LabelCount(
            origin,
            Sum(answer => answer.Toxic == true),
            Sum(answer => answer.Spam == true),
            Sum(answer => !answer.IsBad),
            Sum(_ => true)
        );

        long Sum(Func<Answer, bool> which) => labels.Where(one => which(one.Answer)).Sum(one => one.Count);
    }
}
