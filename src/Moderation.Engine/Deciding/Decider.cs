using Moderation.Engine.Deciding.Checks;
using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Engine.Deciding;

/// <summary>Decides about comments by a model and a policy. Immutable, safe to call from many threads at once.</summary>
public sealed class Decider
{
    private readonly Model _model;
    private readonly Policy _policy;
    private readonly Func<Case, Reason?>[] _checks;

    /// <summary>A decider for as long as neither the model nor the policy changes.</summary>
    public Decider(Model model, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(policy);
        _model = model;
        _policy = policy;
        _checks =
        [
            // The text itself: is there something to judge?
            EmptyCheck.Run,
            LengthCheck.Run,
            // What a moderator said of the author.
            MutedCheck.Run,
            // What the policy says by itself.
            new BlockedWordsCheck(policy).Run,
            Signal(LinksCheck.Run),
            // What others wrote.
            Signal(WaveCheck.Run),
            // Whether the model can judge it.
            Signal(LanguageCheck.Run),
            // What the model says.
            ScoreChecks.Toxicity,
            ScoreChecks.Spam,
        ];
    }

    /// <summary>Runs every check; one reason is enough for review, and a check that fails is a reason.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="signals">Reasons that were found elsewhere, such as malformed input; they come first.</param>
    /// <param name="likeness">
    /// Gives the wave that a comment with this fingerprint belongs to, or null. Where nobody asks for waves there is none.
    /// </param>
    /// <param name="author">What a moderator said of the author.</param>
    public Decision Decide(
        Comment comment,
        IReadOnlyList<Reason>? signals = null,
        Func<Fingerprint, Likeness?>? likeness = null,
        AuthorStanding author = AuthorStanding.Usual
    )
    {
        ArgumentNullException.ThrowIfNull(comment);
        var reasons = new List<Reason>(signals ?? []);
        var one = Judge(comment, reasons) with { Author = author };
        if (likeness is not null)
        {
            // Right after the scores: the words of the text are still at hand.
            one = one with
            {
                Likeness = Look(comment, likeness, reasons),
            };
        }

        foreach (var check in _checks)
        {
            Run(check, one, reasons);
        }

        return new Decision(
            reasons.Count == 0 ? Outcome.Approve : Outcome.Review,
            one.Scores ?? new Scores(1, 1),
            reasons,
            one.Language,
            _model.Version,
            _policy.Version
        );
    }

    // What does not speak against an author who is trusted.
    private static Func<Case, Reason?> Signal(Func<Case, Reason?> check) =>
        one => one.Author == AuthorStanding.Trusted ? null : check(one);

    private Case Judge(Comment comment, List<Reason> reasons)
    {
        try
        {
            var (scores, language) = _model.Judge(comment);
            // A score that is no number is no score: the model failed.
            return float.IsFinite(scores.Toxicity + scores.Spam)
                ? new Case(comment, _policy, _model, scores, language)
                : throw new NotFiniteNumberException();
        }
        catch (Exception exception)
        {
            reasons.Add(Failed("The model", exception));
            return new Case(comment, _policy, _model, null, LanguageGuess.Unknown);
        }
    }

    private static Likeness? Look(Comment comment, Func<Fingerprint, Likeness?> likeness, List<Reason> reasons)
    {
        try
        {
            return likeness(Model.Fingerprint(comment));
        }
        catch (Exception exception)
        {
            reasons.Add(Failed("A check", exception));
            return null;
        }
    }

    private static void Run(Func<Case, Reason?> check, Case one, List<Reason> reasons)
    {
        try
        {
            if (check(one) is { } reason)
            {
                reasons.Add(reason);
            }
        }
        catch (Exception exception)
        {
            reasons.Add(Failed("A check", exception));
        }
    }

    // Whatever it was, nothing is approved because something failed. The exception's message could quote the comment.
    private static Reason Failed(string what, Exception exception) =>
        new(ReasonCodes.CheckFailed, $"{what} failed on this comment ({exception.GetType().Name}).");
}
