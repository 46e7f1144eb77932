using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>Finds comments that are nearly the same: as <see cref="SeenTexts"/> does, and as waves do.</summary>
internal static class LikeTexts
{
    /// <summary>For each comment the place of the first that it is like, itself or by others between; its own where none is.</summary>
    public static int[] FirstOf(IReadOnlyList<Comment> comments)
    {
        var (texts, keys) = (new Dictionary<string, int>(), new Dictionary<long, int>());
        var above = new int[comments.Count];
        for (var place = 0; place < above.Length; place++)
        {
            above[place] = place;
            // The very same text may be too short to have a key.
            Join(texts, comments[place].Text, place);
            var print = Model.Fingerprint(comments[place]);
            for (var key = 0; key < print.Count; key++)
            {
                Join(keys, print[key], place);
            }
        }

        return [.. above.Select((_, place) => First(place))];

        void Join<T>(Dictionary<T, int> seen, T mark, int place)
            where T : notnull
        {
            if (!seen.TryAdd(mark, place))
            {
                var (one, other) = (First(seen[mark]), First(place));
                above[Math.Max(one, other)] = Math.Min(one, other);
            }
        }

        int First(int place)
        {
            // Halves the way for whoever asks next.
            while (above[place] != place)
            {
                place = above[place] = above[above[place]];
            }

            return place;
        }
    }
}
