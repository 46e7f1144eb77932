using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine;

/// <summary>Comments of our own that touch every part of the featurizer.</summary>
internal static class InventedComments
{
    public static IReadOnlyList<Comment> All { get; } =
    [
        .. SampleTexts.All.Select(sample => sample.ToComment()),
        new("a"),
        new("I can't, won't and don't; 'quoted' words, e-mail, C++ and 3.14!"),
        new("word word word word word word word word word word word word"),
        new("!!!!???....,,,,----____~~~~"),
        new("Ｈｅｌｌｏ　ｗｏｒｌｄ ① ㌔ ﷺ"),
        new("lone \uD83D surrogate and another \uDE00 one"),
        new("Z\u0351\u036B\u0343a\u0322\u0328l\u0334g\u0321o\u0489"),
        new("हिन्दी में एक टिप्पणी", "राम", "https://राम.example"),
        new("see www.example.org, http://example.com/a?b=c and ftp://files.example.net/x.zip."),
        new(new string('x', 9_000)),
        new(string.Join(' ', Enumerable.Range(0, 4_000).Select(number => $"word{number}"))),
        new("nice", "   ", ""),
        new("nice", "cheap-watches-4u", "http://www.cheap-watches.example.com:8080/buy/now?x=1#top"),
    ];
}
