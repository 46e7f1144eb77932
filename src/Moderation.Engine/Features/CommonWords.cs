using System.Collections.Frozen;

namespace Moderation.Engine.Features;

/// <summary>
/// English words that stand in comments about anything, as <see cref="TextWalk"/> names them. Shorter words are common in
/// any language.
/// </summary>
internal static class CommonWords
{
    /// <summary>A shorter word is common whatever it is.</summary>
    public const int ShortestOther = 4;

    private const string Text = """
        able about actually after again agree ain't almost already also although always another anyone anything aren't
        article away back because been before being believe best better between blog both can't come comment comments
        could couldn't didn't does doesn't doing don't done down each else enough even ever every everyone everything
        fact feel find first from going good great hadn't hasn't have haven't having he's help here hope i'll i'm i've
        information interesting into isn't it'll it's itself just keep kind know last less let's like little long look
        looking lots love made make makes many maybe mean might more most much must need never next nice nothing only
        other over page part people person please point post posts probably quite rather read reading really right same
        say says seem seems share sharing she's should shouldn't site some someone something still such sure take than
        thank thanks that that's their them then there there's these they they'll they're they've thing things think
        this those though thought through time times topic true trying under until upon very want wanted wasn't we're
        we've website well went were weren't what what's when where which while will with without won't wonder work world
        would wouldn't write writing wrong year years you'll you're you've your yours
        """;

    private static readonly FrozenSet<uint> Hashes = Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => TextWalk.Word(word))
        .ToFrozenSet();

    /// <summary>Whether a word with this hash is one of them.</summary>
    public static bool Has(uint hash) => Hashes.Contains(hash);
}
