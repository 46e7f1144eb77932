using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Reads what the cards of some comments under review show.</summary>
internal sealed class ReviewCardStore(Database database, TimeProvider clock)
{
    /// <summary>How much of the comment that is answered a row holds, in code points.</summary>
    public const int BeginningLength = 400;

    /// <summary>Of so many comments of a wave the texts are compared: a card waits for it.</summary>
    public const int LookedAt = 200;

    /// <summary>So many different texts of a wave a card shows.</summary>
    public const int MostTexts = 5;

    /// <summary>What a card shows of these, in any order; what was erased meanwhile is left out.</summary>
    public Task<IReadOnlyList<ReviewRow>> ReadAsync(IReadOnlyList<ReviewPlace> places, CancellationToken cancel)
    {
        if (places.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<ReviewRow>>([]);
        }

        var rows = new Rows<ReviewPlace>(places)
            .With("site_id", p => p.SiteId)
            .With("comment_id", p => p.CommentId)
            .With("revision", p => p.Revision);
        var parameters = new DynamicParameters(new { BeginningLength, now = clock.GetUtcNow() });
        return database.ReadAsync<IReadOnlyList<ReviewRow>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewRow>(
                        $"""
                        select c.site_id, c.comment_id, c.permalink, c.thread_title, c.submitted_at, c.text, c.author_id,
                            c.author_name, c.author_url, c.author_hash, c.parent_id, d.body,
                            substr(p.text, 1, @BeginningLength) as parent_beginning, p.author_name as parent_author,
                            k.actor_id as claimed_by, k.actor_name as claimed_by_name, k.until as claimed_until,
                            u.reported, u.escalated_at, u.escalated_by_id, u.escalated_by, u.escalation_note,
                            coalesce(a.standing, 'usual') as author_standing
                        from {database.Dialect.From(rows, parameters)}
                        join under_review u on u.site_id = r.site_id and u.comment_id = r.comment_id
                        join comments c
                          on c.site_id = r.site_id and c.comment_id = r.comment_id and c.revision = r.revision
                          and c.erased_at is null
                        join decisions d
                          on d.site_id = r.site_id and d.comment_id = r.comment_id and d.revision = r.revision
                          and d.sequence = (
                            select max(l.sequence) from decisions l
                            where l.site_id = r.site_id and l.comment_id = r.comment_id and l.revision = r.revision
                          )
                        left join comments p
                          on p.site_id = c.site_id and p.comment_id = c.parent_id and p.erased_at is null
                          and p.revision = (
                            select max(l.revision) from comments l
                            where l.site_id = c.site_id and l.comment_id = c.parent_id
                          )
                        left join authors a on a.site_id = c.site_id and a.author_hash = c.author_hash
                        left join claims k
                          on k.site_id = r.site_id and k.comment_id = r.comment_id and k.until > @now
                        """,
                        parameters
                    )
                ).AsList(),
            cancel
        );
    }

    /// <summary>How many of each of these waves are under review, and from how many authors at least.</summary>
    public Task<IReadOnlyList<ReviewWave>> WavesAsync(
        IReadOnlyList<(string SiteId, long Key)> waves,
        CancellationToken cancel
    )
    {
        if (waves.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<ReviewWave>>([]);
        }

        var rows = new Rows<(string SiteId, long Key)>(waves)
            .With("site_id", w => w.SiteId)
            .With("wave_key", w => w.Key);
        var parameters = new DynamicParameters();
        return database.ReadAsync<IReadOnlyList<ReviewWave>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewWave>(
                        $"""
                        select u.site_id, u.wave_key, cast(count(*) as integer) as count,
                            cast(count(distinct coalesce(u.author_hash, 0)) as integer) as authors
                        from {database.Dialect.From(rows, parameters)}
                        join under_review u on u.site_id = r.site_id and u.wave_key = r.wave_key
                        group by u.site_id, u.wave_key
                        """,
                        parameters
                    )
                ).AsList(),
            cancel
        );
    }

    /// <summary>The different texts of these waves, the most frequent of each first.</summary>
    public Task<IReadOnlyList<ReviewWaveText>> TextsAsync(
        IReadOnlyList<(string SiteId, long Key)> waves,
        CancellationToken cancel
    )
    {
        if (waves.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<ReviewWaveText>>([]);
        }

        var rows = new Rows<(string SiteId, long Key)>(waves)
            .With("site_id", w => w.SiteId)
            .With("wave_key", w => w.Key);
        var parameters = new DynamicParameters(
            new
            {
                BeginningLength,
                LookedAt,
                MostTexts,
            }
        );
        return database.ReadAsync<IReadOnlyList<ReviewWaveText>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewWaveText>(
                        $"""
                        select site_id, wave_key, beginning, count from (
                            select u.site_id, u.wave_key, substr(c.text, 1, @BeginningLength) as beginning,
                                cast(count(*) as integer) as count,
                                row_number() over (
                                    partition by u.site_id, u.wave_key order by count(*) desc, min(u.place)
                                ) as rank
                            from (
                                select w.site_id, w.wave_key, w.comment_id, w.revision, row_number() over (
                                    partition by w.site_id, w.wave_key order by w.since, w.comment_id
                                ) as place
                                from {database.Dialect.From(rows, parameters)}
                                join under_review w on w.site_id = r.site_id and w.wave_key = r.wave_key
                            ) u
                            join comments c
                              on c.site_id = u.site_id and c.comment_id = u.comment_id and c.revision = u.revision
                              and c.erased_at is null
                            where u.place <= @LookedAt
                            group by u.site_id, u.wave_key, c.text
                        ) t
                        where rank <= @MostTexts order by site_id, wave_key, rank
                        """,
                        parameters
                    )
                ).AsList(),
            cancel
        );
    }
}
