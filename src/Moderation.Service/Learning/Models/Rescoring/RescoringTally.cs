using Moderation.Service.Review;

namespace Moderation.Service.Learning.Models.Rescoring;

/// <summary>Counts what deciding again would change.</summary>
internal sealed class RescoringTally
{
    // What is approved is not in the order any more.
    private const float Gone = -1;

    private readonly List<(float Before, float After)> _risks = [];
    private int _approved;
    private int _toSpam;
    private int _toJudgement;

    public int Looked => _risks.Count;

    public void Add(IEnumerable<SecondDecision> decisions)
    {
        foreach (var one in decisions)
        {
            _approved += one.IsApproved ? 1 : 0;
            _toSpam += !one.IsApproved && (one.Before.Lane, one.Lane) == (Lane.Judgement, Lane.Spam) ? 1 : 0;
            _toJudgement += !one.IsApproved && (one.Before.Lane, one.Lane) == (Lane.Spam, Lane.Judgement) ? 1 : 0;
            _risks.Add((one.Before.Risk, one.IsApproved ? Gone : Placement.Risk(one.Made)));
        }
    }

    public RescoringPreview Preview(string model, bool isCut)
    {
        var first = Math.Min(RescoringPreview.MostFirst, Looked);
        var now = Riskiest(first, risk => risk.Before);
        var then = Riskiest(first, risk => risk.After);
        return new RescoringPreview(
            model,
            Looked,
            isCut,
            _approved,
            _toSpam,
            _toJudgement,
            first,
            now.Except(then).Count()
        );
    }

    private int[] Riskiest(int count, Func<(float Before, float After), float> risk) =>
        [
            .. Enumerable
                .Range(0, Looked)
                .Where(place => risk(_risks[place]) > Gone)
                .OrderByDescending(place => risk(_risks[place]))
                .Take(count),
        ];
}
