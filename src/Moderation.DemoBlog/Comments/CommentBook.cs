namespace Moderation.DemoBlog.Comments;

/// <summary>
/// All comments of the blog: in memory, backed by the journal. The number of a change is the number of its line in
/// the journal, so a page that was open before a restart can ask for what came after.
/// </summary>
internal sealed class CommentBook(CommentJournal journal) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (BlogComment Comment, long Change)> _comments = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = NewSignal();
    private long _lastChange;

    /// <summary>Opens the journal in a folder and reads the comments; throws as <see cref="CommentJournal.Open"/>.</summary>
    public static CommentBook Open(string folder)
    {
        var book = new CommentBook(CommentJournal.Open(folder, out var events));
        foreach (var happened in events)
        {
            book.Take(happened);
        }

        return book;
    }

    /// <summary>The number of the last change; 0 before the first.</summary>
    public long LastChange
    {
        get
        {
            lock (_lock)
            {
                return _lastChange;
            }
        }
    }

    /// <summary>Every comment with the number of its last change, in the order of these numbers.</summary>
    /// <param name="after">Leaves out what has not changed since.</param>
    public IReadOnlyList<(BlogComment Comment, long Change)> ChangedAfter(long after)
    {
        lock (_lock)
        {
            return [.. _comments.Values.Where(entry => entry.Change > after).OrderBy(entry => entry.Change)];
        }
    }

    /// <summary>The comment and the number of its last change, or null.</summary>
    public (BlogComment Comment, long Change)? Find(string id)
    {
        lock (_lock)
        {
            return _comments.TryGetValue(id, out var entry) ? entry : null;
        }
    }

    /// <summary>
    /// Writes what happens next to a comment. <paramref name="next"/> sees the comment as it is now, or null when there is
    /// none, and answers null when nothing is to happen; no other change comes in between.
    /// </summary>
    /// <returns>The comment after it with the number of the change, or null when nothing happened.</returns>
    public (BlogComment Comment, long Change)? Change(string id, Func<BlogComment?, BlogEvent?> next)
    {
        lock (_lock)
        {
            var happened = next(_comments.TryGetValue(id, out var entry) ? entry.Comment : null);
            if (happened is null)
            {
                return null;
            }

            journal.Append(happened);
            Take(happened);
            var changed = Interlocked.Exchange(ref _changed, NewSignal());
            changed.SetResult();
            return _comments[id];
        }
    }

    /// <summary>Completes with the next change. Take it before reading, or a change in between goes unnoticed.</summary>
    public Task NextChange() => Volatile.Read(ref _changed).Task;

    /// <inheritdoc/>
    public void Dispose() => journal.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Take(BlogEvent happened)
    {
        _lastChange++;
        if (happened is CommentPosted post)
        {
            _comments[post.CommentId] = (BlogComment.Begin(post), _lastChange);
        }
        else if (_comments.TryGetValue(happened.CommentId, out var entry))
        {
            _comments[happened.CommentId] = (entry.Comment.Apply(happened), _lastChange);
        }
    }
}
