using Moderation.Contracts;
using Moderation.DemoBlog.Comments;
using Xunit;

namespace Moderation.Tests.DemoBlog;

public sealed class CommentBookTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("demo-blog-").FullName;

    private string File => Path.Combine(_folder, "comments.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Open_AfterRestart_KnowsEverythingUnderTheSameNumbers()
    {
        IReadOnlyList<(BlogComment, long)> before;
        using (var book = CommentBook.Open(_folder))
        {
            Post(book, "a");
            Post(book, "b");
            book.Change("a", _ => new CommentDecided("a", Decided.As(CommentState.Pending, "a")));
            before = book.ChangedAfter(0);
        }

        using var again = CommentBook.Open(_folder);
        Assert.Equal(Describe(before), Describe(again.ChangedAfter(0)));
        Assert.Equal("a", Assert.Single(again.ChangedAfter(2)).Comment.Id);
    }

    [Fact]
    public void Open_LastLineTornByACrash_IsLeftOutAndWritingGoesOn()
    {
        using (var book = CommentBook.Open(_folder))
        {
            Post(book, "a");
        }

        System.IO.File.AppendAllText(File, """{"event":"posted","comm""");
        using (var book = CommentBook.Open(_folder))
        {
            Post(book, "b");
        }

        using var again = CommentBook.Open(_folder);
        Assert.Equal(["a", "b"], again.ChangedAfter(0).Select(entry => entry.Comment.Id));
    }

    [Fact]
    public void Open_BrokenLineInTheMiddle_SaysWhichOne()
    {
        using (var book = CommentBook.Open(_folder))
        {
            Post(book, "a");
        }

        System.IO.File.AppendAllText(File, "not json\n{}\n");

        var refusal = Assert.Throws<InvalidDataException>(() => CommentBook.Open(_folder));
        Assert.Contains("line 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextChange_TakenBeforeAChange_CompletesWithIt()
    {
        using var book = CommentBook.Open(_folder);
        var next = book.NextChange();
        Assert.False(next.IsCompleted);

        Post(book, "a");

        await next.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(book.NextChange().IsCompleted);
    }

    private static void Post(CommentBook book, string id) =>
        book.Change(id, _ => new CommentPosted(id, null, "Ann", null, "text", "writer", "http://blog", Noon));

    private static IEnumerable<string> Describe(IReadOnlyList<(BlogComment Comment, long Change)> comments) =>
        comments.Select(entry => $"{entry.Change} {entry.Comment.Id} {entry.Comment.Standing} {entry.Comment.Text}");
}
