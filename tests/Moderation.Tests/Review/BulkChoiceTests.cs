using Moderation.Service.Review;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>Which comments a bulk is about.</summary>
public abstract class BulkChoiceTests(Store store) : StoreTests(store)
{
    private readonly Dictionary<string, string[]> _errors = [];

    [Fact]
    public async Task Resolve_AFilterWithAMistypedName_ChoosesNothingAndNamesThoseThatThereAre()
    {
        await One.TakeAsync(Comment("a", "A blockedword."), Comment("b", "A blockedword."));

        var chosen = await ResolveAsync(new([], [], "?resaon=spam&lane=all"));

        Assert.Empty(chosen);
        var (name, said) = Assert.Single(_errors);
        Assert.Equal("resaon", name);
        Assert.Contains("reason, language, author", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_TheAddressOfAPage_ChoosesWhatItShows()
    {
        await One.TakeAsync(Comment("a", "A blockedword."), Comment("b", "A remark."));

        var chosen = await ResolveAsync(new([], [], "?order=newest&reason=blocked-word&site="));

        Assert.Empty(_errors);
        Assert.Equal(new CommentRef("site", "a", 1), Assert.Single(chosen));
    }

    private Task<IReadOnlyList<CommentRef>> ResolveAsync(BulkChoice choice) =>
        choice.ResolveAsync(Ada, One.Review, _errors, CancellationToken.None);
}

public sealed class PostgresBulkChoiceTests() : BulkChoiceTests(Store.Postgres);

public sealed class SqliteBulkChoiceTests() : BulkChoiceTests(Store.Sqlite);
