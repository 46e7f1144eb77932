using Moderation.Cli.Publishing;

namespace Moderation.Benchmarks.Journey;

/// <summary>The comments to measure with, as a blog publishes them.</summary>
/// <param name="corpus">A corpus file, or null for invented comments.</param>
/// <param name="limit">At most so many.</param>
internal sealed class Messages(FileInfo? corpus, int limit)
{
    /// <summary>The same comments under a site of their own, so that none was seen before.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Of(string site)
    {
        var comments = corpus is null
            ? InventedComments.Of(site)
            : new CorpusComments(corpus, site).Where(c => c.Fault is null).Select(c => c.Body);
        return [.. comments.Take(limit)];
    }
}
