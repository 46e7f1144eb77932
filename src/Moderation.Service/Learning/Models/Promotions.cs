using System.Data.Common;
using Moderation.Engine.Models;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Models;

/// <summary>
/// Which model scores, and how another takes over: with one press, and back with one press. Nobody replaces a model that he
/// has not seen: who promotes names the champion that he saw.
/// </summary>
internal sealed class Promotions(
    Database database,
    PromotionStore store,
    ModelStore models,
    ModelLoader loader,
    ConfiguredModel configured,
    PolicyStore policies,
    SavedPolicies saved,
    PoliciesInForce inForce,
    History history,
    TimeProvider clock
)
{
    /// <summary>All promotions, the newest first.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<IReadOnlyList<Promotion>> ListAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return store.ListAsync(cancel);
    }

    /// <summary>All models, which of them scores, and what promoting another would change.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<ModelsInForce> ReadAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        await inForce.ReadAsync(cancel);
        var (all, promotions, current) = (
            await models.ListAsync(cancel),
            await store.ListAsync(cancel),
            inForce.Current
        );
        var newest = promotions.FirstOrDefault();
        var champion = newest?.Version ?? configured.Version;
        var standings = new List<ModelStanding>(all.Count);
        foreach (var model in all)
        {
            var replaced = promotions.FirstOrDefault(promotion => promotion.Replaces == model.Version);
            standings.Add(
                new ModelStanding(
                    model,
                    model.Version == champion,
                    promotions.FirstOrDefault(promotion => promotion.Version == model.Version),
                    replaced is not null,
                    champion,
                    model.Version == champion ? null : await ChangeAsync(current, model, replaced, cancel)
                )
            );
        }

        return new ModelsInForce(
            champion,
            newest,
            configured.Version,
            inForce.Refused,
            current.Model.Version,
            standings
        );
    }

    /// <summary>
    /// Makes a model the champion: it scores here at once and on all replicas within 5 s. A new model scores by its own
    /// thresholds, as far as <see cref="StoredModel.Held"/> leaves them; with one that scored here before, the thresholds
    /// come back that held with it.
    /// </summary>
    /// <param name="by">An admin.</param>
    /// <param name="version">The model.</param>
    /// <param name="note">Why, at most <see cref="NewVerdict.LongestNote"/> UTF-16 code units; or null.</param>
    /// <param name="basedOn">The champion that is to be replaced.</param>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<PromotionAnswer> PromoteAsync(Actor by, string version, string? note, string basedOn)
    {
        by.Require(Rights.Administer);
        if (NewVerdict.NoteRefusal(note) is { } wrong)
        {
            return Answer(PromotionOutcome.Refused, wrong);
        }

        if (await models.FindAsync(version, CancellationToken.None) is not { } stored)
        {
            return Answer(PromotionOutcome.Unknown);
        }

        // First here: no replica is asked to take over what cannot be loaded.
        var (model, refusal) = await loader.LoadAsync(version, CancellationToken.None);
        if (model is null)
        {
            return Answer(PromotionOutcome.Refused, $"{version} cannot be used: {refusal}.");
        }

        var words = string.IsNullOrWhiteSpace(note) ? null : note;
        var answer = await database.WriteAsync(
            transaction => AddAsync(transaction, by, stored, words, basedOn),
            CancellationToken.None
        );
        await inForce.FollowAsync(model);
        return answer;
    }

    /// <summary>Whether a policy gives thresholds that were chosen for the scores of another model than the champion.</summary>
    /// <param name="by">An admin.</param>
    /// <param name="policy">What the policy says.</param>
    /// <param name="number">Its number; 0 for the configuration's.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<bool> AreOfAnotherAsync(Actor by, PolicyContent policy, int number, CancellationToken cancel) =>
        (policy.ToxicityThreshold ?? policy.SpamThreshold) is not null
        && await ListAsync(by, cancel) is [var newest, ..]
        && number <= newest.PolicyBefore;

    private async Task<ThresholdChange> ChangeAsync(
        PolicyInForce current,
        StoredModel model,
        Promotion? replaced,
        CancellationToken cancel
    )
    {
        var now = new Thresholds(current.Policy.ToxicityThreshold, current.Policy.SpamThreshold);
        var (toxicity, spam) = model.Held(now);
        if (replaced is not null)
        {
            var then = (await policies.FindAsync(replaced.PolicyBefore, cancel))?.Content ?? inForce.Configured.Content;
            (toxicity, spam) = (then.ToxicityThreshold, then.SpamThreshold);
        }

        return new ThresholdChange(
            now,
            new(toxicity ?? model.ToxicityThreshold, spam ?? model.SpamThreshold),
            (toxicity, spam) != (current.Content.ToxicityThreshold, current.Content.SpamThreshold),
            IsHeld: replaced is null && (toxicity ?? spam) is not null
        );
    }

    private async Task<PromotionAnswer> AddAsync(
        DbTransaction transaction,
        Actor by,
        StoredModel model,
        string? note,
        string basedOn
    )
    {
        var newest = await store.NewestAsync(transaction);
        var champion = newest?.Version ?? configured.Version;
        if (champion != basedOn || champion == model.Version)
        {
            var same = champion == model.Version;
            return new(same ? PromotionOutcome.Same : PromotionOutcome.Overtaken, champion, newest);
        }

        var replaced = await store.LastReplacedAsync(transaction, model.Version);
        // Read anew: what taught it may have been withdrawn while it was loaded.
        model = (await models.FindAsync(transaction, model.Version))!;
        if (replaced is null && model.ObstacleTo(champion) is { } obstacle)
        {
            return new(
                PromotionOutcome.Refused,
                champion,
                newest,
                Refusal: $"{model.Version} is not offered. {obstacle}"
            );
        }

        var promotion = new Promotion
        {
            Number = (newest?.Number ?? 0) + 1,
            Version = model.Version,
            Replaces = champion,
            PolicyBefore = (await policies.NewestAsync(transaction))?.Number ?? 0,
            Restores = replaced?.Number,
            MadeAt = clock.GetUtcNow(),
            MadeById = by.Id,
            MadeBy = by.Name,
            Note = note,
        };
        await store.AddAsync(transaction, promotion);
        await history.AddAsync(
            transaction,
            by,
            new Deed(
                replaced is null ? ModelDeeds.Promote : ModelDeeds.RollBack,
                Detail: $"{model.Version}, in place of {champion}"
            )
        );
        var policy = await SetThresholdsAsync(transaction, by, model, promotion);
        return new(PromotionOutcome.Promoted, model.Version, promotion, policy?.Version);
    }

    // Thresholds belong to the scores that they were chosen for.
    private async Task<SavedPolicy?> SetThresholdsAsync(
        DbTransaction transaction,
        Actor by,
        StoredModel model,
        Promotion promotion
    )
    {
        if (promotion.Restores is not { } number)
        {
            var (toxicity, spam) = model.Held(await InForceAsync(transaction, promotion));
            var note = (toxicity ?? spam) is null
                ? $"The model {promotion.Version} took over: its own thresholds hold."
                : $"The model {promotion.Version} took over: it has no guarantee, and of its thresholds and those that held the "
                    + "stricter hold.";
            return await saved.SetThresholdsAsync(transaction, by, toxicity, spam, note);
        }

        var replaced = (await store.FindAsync(transaction, number))!;
        var then =
            (await policies.FindAsync(transaction, replaced.PolicyBefore))?.Content ?? inForce.Configured.Content;
        return await saved.SetThresholdsAsync(
            transaction,
            by,
            then.ToxicityThreshold,
            then.SpamThreshold,
            $"The model {promotion.Version} is back, and the thresholds that held with it."
        );
    }

    // What another replica saved a moment ago counts.
    private async Task<Thresholds> InForceAsync(DbTransaction transaction, Promotion promotion)
    {
        var content = (await policies.NewestAsync(transaction))?.Content ?? inForce.Configured.Content;
        var own =
            (await models.FindAsync(transaction, promotion.Replaces))?.Thresholds ?? inForce.Current.Model.Thresholds;
        return new(content.ToxicityThreshold ?? own.Toxicity, content.SpamThreshold ?? own.Spam);
    }

    private PromotionAnswer Answer(PromotionOutcome outcome, string? refusal = null) =>
        new(outcome, inForce.Current.Model.Version, null, Refusal: refusal);
}
