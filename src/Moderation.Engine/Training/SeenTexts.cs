using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>
/// Remembers comments, to find those that are nearly the same by a look into two tables: texts that share a key of their
/// <see cref="Fingerprint"/>, as waves do, and the very same text where it is too short to have one.
/// </summary>
internal sealed class SeenTexts
{
    private readonly HashSet<long> _keys = [];
    private readonly HashSet<string> _texts = [];

    public SeenTexts(IEnumerable<Comment> comments)
    {
        foreach (var comment in comments)
        {
            _texts.Add(comment.Text);
            var print = Model.Fingerprint(comment);
            for (var place = 0; place < print.Count; place++)
            {
                _keys.Add(print[place]);
            }
        }
    }

    /// <summary>Whether this comment is nearly the same as one of those.</summary>
    public bool HasLike(Comment comment)
    {
        if (_texts.Contains(comment.Text))
        {
            return true;
        }

        var print = Model.Fingerprint(comment);
        for (var place = 0; place < print.Count; place++)
        {
            if (_keys.Contains(print[place]))
            {
                return true;
            }
        }

        return false;
    }
}
