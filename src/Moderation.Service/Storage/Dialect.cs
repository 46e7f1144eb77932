using System.Data.Common;
using Dapper;

namespace Moderation.Service.Storage;

/// <summary>The differences between SQLite and PostgreSQL, so that a query is written once.</summary>
internal abstract class Dialect
{
    /// <summary>Which database it is, in words for the log.</summary>
    public abstract string Name { get; }

    /// <summary>Ends a <c>select</c> whose rows another worker may be holding: they are skipped, not waited for.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>
    /// Ends a <c>select</c> whose rows may change but must not go until the transaction ends; one that is going is skipped.
    /// </summary>
    public abstract string KeepOrSkip { get; }

    /// <summary>
    /// Statement that lets one transaction at a time pass until it ends, so that the cursors of decisions become
    /// visible in their order. It has one result, of no meaning; where there is one writer anyway, it does nothing.
    /// </summary>
    public abstract string OneAtATime { get; }

    /// <summary>Opens a connection.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancel);

    /// <summary>Begins a transaction that will write.</summary>
    public abstract Task<DbTransaction> BeginAsync(
        DbConnection connection,
        Durability durability,
        CancellationToken cancel
    );

    /// <summary>Waits for this process's turn to write, where writers must queue.</summary>
    public abstract Task<IDisposable?> EnterWriteAsync(CancellationToken cancel);

    /// <summary>
    /// The rows as something to select from, named by their columns: <c>select … from {From(rows, p)} r</c>.
    /// The values are added to the parameters.
    /// </summary>
    public abstract string From<T>(Rows<T> rows, DynamicParameters parameters);

    /// <summary>
    /// The comments whose text holds these characters, just as they are, as something to select from: <c>t</c> with
    /// <c>site_id</c> and <c>comment_id</c>. Put it before a <c>cross join</c>, so that SQLite begins with it: left to
    /// itself it asks the index anew for every row. The parameter <c>held</c> is added.
    /// </summary>
    /// <param name="table">
    /// A table with these columns and <c>text</c>, which has an index by trigrams; in SQLite that is
    /// <c>{table}_index</c>, by the column <c>id</c>.
    /// </param>
    /// <param name="text">One character or more, without NUL.</param>
    /// <param name="parameters">The statement's.</param>
    public abstract string Holding(string table, string text, DynamicParameters parameters);

    /// <summary>Where a text begins to hold another, counted from 1; 0 where it does not.</summary>
    /// <param name="text">A column, written by us.</param>
    /// <param name="sought">A parameter, with its sign.</param>
    public abstract string Position(string text, string sought);

    /// <summary>Ends a subquery that is to be answered by itself before what stands around it is looked at.</summary>
    public abstract string ByItself { get; }

    /// <summary>The hour of an instant, as the instant when it begins.</summary>
    /// <param name="instant">A column, written by us.</param>
    public abstract string Hour(string instant);

    /// <summary>
    /// The elements of an array in a JSON object, as something to select from: its column <c>value</c> is JSON as well.
    /// </summary>
    /// <param name="body">A column of bytes, UTF-8.</param>
    /// <param name="property">The array's name.</param>
    /// <param name="alias">The name of what it is to select from.</param>
    public abstract string Elements(string body, string property, string alias);

    /// <summary>A condition that holds on some sites alone. It may stand several times in one statement.</summary>
    /// <param name="sites">The sites; null for all.</param>
    /// <param name="column">The column with the site, written by us.</param>
    /// <param name="parameters">The statement's.</param>
    public string OnSites(IReadOnlyList<string>? sites, string column, DynamicParameters parameters)
    {
        if (sites is null)
        {
            return "1 = 1";
        }

        var rows = new Rows<string>(sites).With("own_site", site => site);
        return $"{column} in (select r.own_site from {From(rows, parameters)})";
    }

    /// <summary>
    /// True when what was sent is at fault (too long, of a wrong form, against a constraint), so that sending it again
    /// would fail again; false when the database is (away, full, restarting), so that waiting helps.
    /// </summary>
    public abstract bool IsCausedByContent(DbException exception);

    /// <summary>What an operator can do about a fault that waiting does not mend; null where there is nothing to say.</summary>
    public abstract string? Remedy(DbException exception);

    /// <summary>True where <see cref="Migrate"/> never ran: there are no tables, or not even a file.</summary>
    public abstract bool IsUnmade(DbException exception);

    /// <summary>Brings the tables to the newest migration; safe to call from several processes at once.</summary>
    /// <param name="then">Done after it, by one process at a time.</param>
    /// <exception cref="DbException">The database is away.</exception>
    /// <exception cref="InvalidOperationException">A migration failed.</exception>
    public abstract void Migrate(Action? then = null);
}
