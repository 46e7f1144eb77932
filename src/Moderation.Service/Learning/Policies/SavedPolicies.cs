using System.Data.Common;
using System.Globalization;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Policies;

/// <summary>
/// The policies that admins save: each is a version of its own, and stays. Nobody overwrites what he has not seen: who
/// saves names the version that he started from.
/// </summary>
internal sealed class SavedPolicies(
    Database database,
    PolicyStore store,
    PoliciesInForce policies,
    PolicyRehearsal rehearsal,
    History history,
    TimeProvider clock
)
{
    /// <summary>How many versions are listed at most.</summary>
    public const int Listed = 200;

    /// <summary>The policy in force, read anew, and who saved it; null for the configuration's.</summary>
    /// <exception cref="NotAllowedException">Whoever asks may neither read decisions nor administer.</exception>
    public async Task<(PolicyInForce InForce, SavedPolicy? Saved)> CurrentAsync(Actor by, CancellationToken cancel)
    {
        if (!by.May(Rights.Administer))
        {
            by.Require(Rights.Read);
        }

        await policies.ReadAsync(cancel);
        var current = policies.Current;
        return (current, await store.FindAsync(current.Version, cancel));
    }

    /// <summary>The saved versions, the newest first, at most <see cref="Listed"/>.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<IReadOnlyList<SavedPolicy>> ListAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return store.ListAsync(Listed, cancel);
    }

    /// <summary>What a policy would have decided differently in the last week. Nothing is stored.</summary>
    /// <param name="by">An admin.</param>
    /// <param name="draft">The policy, without <see cref="PolicyContent.Mistakes"/>.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<PolicyPreview> PreviewAsync(Actor by, PolicyContent draft, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        await policies.ReadAsync(cancel);
        return await rehearsal.RunAsync(draft.Tidied(), cancel);
    }

    /// <summary>Saves a policy; it is in force here at once, and on all replicas within 2 s.</summary>
    /// <param name="by">An admin.</param>
    /// <param name="draft">What it is to say.</param>
    /// <param name="note">Why, at most <see cref="NewVerdict.LongestNote"/> UTF-16 code units; or null.</param>
    /// <param name="basedOn">The version that was in force when the draft was made.</param>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<PolicyAnswer> SaveAsync(Actor by, PolicyContent draft, string? note, string basedOn)
    {
        by.Require(Rights.Administer);
        var mistakes = draft.Mistakes();
        if (NewVerdict.NoteRefusal(note) is { } wrong)
        {
            mistakes["Note"] = wrong;
        }

        return mistakes.Count > 0
            ? new PolicyAnswer(PolicyOutcome.Refused, null, mistakes)
            : await AddAsync(by, draft.Tidied(), string.IsNullOrWhiteSpace(note) ? null : note, basedOn, null);
    }

    /// <summary>Saves what an older version says as a new one.</summary>
    /// <param name="by">An admin.</param>
    /// <param name="version">The older version; the configuration's has one too.</param>
    /// <param name="basedOn">The version that is to be replaced.</param>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<PolicyAnswer> RollBackAsync(Actor by, string version, string basedOn)
    {
        by.Require(Rights.Administer);
        var content =
            version == policies.Configured.Version
                ? policies.Configured.Content
                : (await store.FindAsync(version, CancellationToken.None))?.Content;
        return content is null
            ? new PolicyAnswer(PolicyOutcome.Unknown, null)
            : await AddAsync(by, content, null, basedOn, version);
    }

    /// <summary>
    /// Saves the newest policy with other thresholds, as a part of what somebody does to the model. The transaction must have
    /// had its turn (<see cref="Dialect.OneAtATime"/>).
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="by">Who does it; nobody's rights are asked here.</param>
    /// <param name="toxicity">The threshold, or null for the model's own.</param>
    /// <param name="spam">The threshold, or null for the model's own.</param>
    /// <param name="note">Why.</param>
    /// <returns>The new policy; null where the newest says so already.</returns>
    public async Task<SavedPolicy?> SetThresholdsAsync(
        DbTransaction transaction,
        Actor by,
        double? toxicity,
        double? spam,
        string note
    )
    {
        var newest = await store.NewestAsync(transaction);
        var replaced = newest?.Content ?? policies.Configured.Content;
        var content = replaced with { ToxicityThreshold = toxicity, SpamThreshold = spam };
        if (replaced.IsSameAs(content))
        {
            return null;
        }

        var saved = New(by, (newest?.Number ?? 0) + 1, content, note, null);
        await store.AddAsync(transaction, saved);
        await history.AddAsync(transaction, by, DeedOf(saved, replaced));
        return saved;
    }

    private async Task<PolicyAnswer> AddAsync(
        Actor by,
        PolicyContent content,
        string? note,
        string basedOn,
        string? restores
    )
    {
        var answer = await database.WriteAsync(
            async transaction =>
            {
                var newest = await store.NewestAsync(transaction);
                if ((newest?.Version ?? policies.Configured.Version) != basedOn)
                {
                    return new PolicyAnswer(PolicyOutcome.Overtaken, newest);
                }

                var replaced = newest?.Content ?? policies.Configured.Content;
                if (replaced.IsSameAs(content))
                {
                    return new PolicyAnswer(PolicyOutcome.Same, newest);
                }

                var saved = New(by, (newest?.Number ?? 0) + 1, content, note, restores);
                await store.AddAsync(transaction, saved);
                await history.AddAsync(transaction, by, DeedOf(saved, replaced));
                return new PolicyAnswer(PolicyOutcome.Saved, saved);
            },
            CancellationToken.None
        );
        await policies.FollowAsync();
        return answer;
    }

    private SavedPolicy New(Actor by, int number, PolicyContent content, string? note, string? restores) =>
        new()
        {
            Version = $"policy-{number.ToString(CultureInfo.InvariantCulture)}-{content.Digest()}",
            Number = number,
            Written = content.Written(),
            MadeAt = clock.GetUtcNow(),
            MadeById = by.Id,
            MadeBy = by.Name,
            Note = note,
            Restores = restores,
        };

    // The fields alone: the list of versions has the values.
    private static Deed DeedOf(SavedPolicy saved, PolicyContent replaced)
    {
        var fields = PolicyDifference.Between(replaced, saved.Content).Select(d => d.Field);
        return saved.Restores is { } older
            ? new Deed(PolicyDeeds.RollBack, Detail: $"{saved.Version}, what {older} said")
            : new Deed(PolicyDeeds.Save, Detail: $"{saved.Version}: {string.Join(", ", fields)}");
    }
}
