using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Engine.Features;

/// <summary>
/// Which comments of a real corpus are held to be alike, against the share of their runs of three words that two have in
/// common (Jaccard index), by source. Pairs within a source alone.
/// </summary>
[Trait("Category", Corpus.Category)]
public sealed class FingerprintCorpusTests(ITestOutputHelper output)
{
    // Nearly the same for whoever compares them, and something in common that is no accident.
    private const double Near = 0.5;
    private const double Related = 0.2;

    // A run of words that so many comments have says nothing, and would cost the square of them.
    private const int MostCommon = 300;

    private static readonly string[] Templates = ["madlibs", "wiki-fuzzed", "paradetox"];

    [Fact]
    public async Task Of_EverySource_FindsNearTextsAndHardlyAnyOthers()
    {
        var comments = await Corpus.CommentsAsync("dev.jsonl");
        output.WriteLine("source               rows   keyed    near  found  pairs  related  apart  waves  largest");
        var (near, found, apart, pairs) = (0, 0, 0, 0L);
        foreach (var source in comments.GroupBy(c => c.CommentId.Split('/')[0]).OrderBy(g => g.Key))
        {
            Keyed[] rows = [.. source.Select(c => Keyed.Of(c.Text)).Where(k => k.Print.Count > 0)];
            var alike = Pairs(rows, k => Enumerable.Range(0, k.Print.Count).Select(place => k.Print[place]), 5_000);
            var truly = Pairs(rows, k => k.Runs, MostCommon).Where(p => Shared(rows, p) >= Near).ToHashSet();
            var strangers = alike.Count(p => Shared(rows, p) < Related);
            int[] waves = [.. Sizes(rows).Where(size => size >= 3)];
            output.WriteLine(
                $"{source.Key, -18}{source.Count(), 7}{rows.Length, 8}{truly.Count, 8}{truly.Count(alike.Contains), 7}"
                    + $"{alike.Count, 7}{alike.Count(p => Shared(rows, p) < Near), 9}{strangers, 7}"
                    + $"{waves.Length, 7}{waves.DefaultIfEmpty().Max(), 9}"
            );
            if (!Templates.Contains(source.Key))
            {
                near += truly.Count;
                found += truly.Count(alike.Contains);
                apart += strangers;
                pairs += (long)rows.Length * (rows.Length - 1) / 2;
            }
        }

        output.WriteLine(
            $"{found} of {near} near pairs found, {apart} of {pairs} pairs are held to be alike and far apart"
        );
        // Two that are near are not always found, but three of a wave and more nearly always have a key in common.
        Assert.True(found >= 0.6 * near, $"{found} of {near}");
        Assert.True(apart <= pairs / 250_000, $"{apart} of {pairs}");
    }

    private static HashSet<(int, int)> Pairs<T>(Keyed[] rows, Func<Keyed, IEnumerable<T>> marks, int most)
        where T : notnull
    {
        var byMark = new Dictionary<T, List<int>>();
        for (var row = 0; row < rows.Length; row++)
        {
            foreach (var mark in marks(rows[row]))
            {
                (byMark.TryGetValue(mark, out var list) ? list : byMark[mark] = []).Add(row);
            }
        }

        var pairs = new HashSet<(int, int)>();
        foreach (var list in byMark.Values.Where(list => list.Count <= most))
        {
            for (var one = 0; one < list.Count; one++)
            {
                for (var other = one + 1; other < list.Count; other++)
                {
                    pairs.Add((list[one], list[other]));
                }
            }
        }

        return pairs;
    }

    private static IEnumerable<int> Sizes(Keyed[] rows) =>
        rows.SelectMany(k => Enumerable.Range(0, k.Print.Count).Select(place => k.Print[place]))
            .CountBy(key => key)
            .Select(key => key.Value);

    private static double Shared(Keyed[] rows, (int One, int Other) pair)
    {
        var (one, other) = (rows[pair.One].Runs, rows[pair.Other].Runs);
        var both = one.Count(other.Contains);
        return both == 0 ? (one.SetEquals(other) ? 1 : 0) : (double)both / (one.Count + other.Count - both);
    }

    private sealed record Keyed(Fingerprint Print, HashSet<string> Runs)
    {
        public static Keyed Of(string text)
        {
            var words = text.ToLowerInvariant()
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(word =>
                    word.Contains("://", StringComparison.Ordinal) ? "link" : word.Trim(".,;:!?\"'()".ToCharArray())
                )
                .Where(word => word.Length > 0)
                .ToArray();
            return new Keyed(
                Model.Fingerprint(new Comment(text)),
                [
                    .. Enumerable
                        .Range(0, Math.Max(0, words.Length - 2))
                        .Select(at => string.Join(' ', words[at..(at + 3)])),
                ]
            );
        }
    }
}
