using System.Globalization;

namespace Moderation.Cli.Publishing;

/// <summary>What became of the rows; may be counted from several threads.</summary>
internal sealed class Tally
{
    private int _published;
    private int _confirmed;
    private int _returned;
    private int _failed;
    private int _unreadable;

    /// <summary>Why rows may be left that were not even tried, or null.</summary>
    public string? Cause { get; private set; }

    /// <summary>Every row of the file was read, published and confirmed.</summary>
    public bool IsComplete => Cause is null && _confirmed == _published && _unreadable == 0;

    /// <summary>A row was handed out to be published.</summary>
    public void Published() => Interlocked.Increment(ref _published);

    /// <summary>The broker took one over.</summary>
    public void Confirmed() => Interlocked.Increment(ref _confirmed);

    /// <summary>The broker gave one back, because no queue takes it.</summary>
    public void Returned() => Interlocked.Increment(ref _returned);

    /// <summary>One was not confirmed after the last attempt.</summary>
    public void Failed() => Interlocked.Increment(ref _failed);

    /// <summary>A row is not as expected.</summary>
    public void Unreadable() => Interlocked.Increment(ref _unreadable);

    /// <summary>The run has ended before the file did.</summary>
    public void CutShort(string cause) => Cause = cause;

    /// <summary>All counts in a line.</summary>
    public string Line(TimeSpan elapsed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_published} published, {_confirmed} confirmed, {_returned} returned, {_failed} failed, {_unreadable} unreadable, {elapsed.TotalSeconds:0.00} seconds, {_confirmed / elapsed.TotalSeconds:0} per second"
        );
}
