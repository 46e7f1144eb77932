using Moderation.Service.Security;

namespace Moderation.Service.Learning.Audit;

/// <summary>What the audit shows, for admins.</summary>
internal sealed class AuditFigures(AuditFigureStore store, GoldenAnswerStore answers, TimeProvider clock) : IDisposable
{
    private readonly KeptReading<IReadOnlyList<AuditWeek>> _weeks = new(clock);

    /// <summary>How many weeks are shown, the running one too.</summary>
    public const int Weeks = 12;

    /// <summary>
    /// The weeks in which comments were decided, the newest first. Where there are very many verdicts and audits they may be
    /// minutes old, see <see cref="KeptReading{T}"/>.
    /// </summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<IReadOnlyList<AuditWeek>> WeeksAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return _weeks.ReadAsync(ReadAsync, cancel);
    }

    /// <summary>How often each moderator says of golden comments what is known of them.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<IReadOnlyList<GoldenAgreement>> AgreementAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return answers.AgreementAsync(cancel);
    }

    public void Dispose() => _weeks.Dispose();

    private async Task<IReadOnlyList<AuditWeek>> ReadAsync(CancellationToken cancel)
    {
        var from = AuditWeek.MondayOf(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).AddDays(-7 * (Weeks - 1));
        return AuditWeek.Of(
            await store.PopulationsAsync(from, cancel),
            await store.DrawnAsync(from, cancel),
            await store.SentAsync(from, cancel)
        );
    }
}
