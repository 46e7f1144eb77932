using Moderation.Service.Security;

namespace Moderation.Tests.Fixtures;

/// <summary>People and programs of the tests.</summary>
internal static class Moderators
{
    public static Actor Ada { get; } = new("account:1", "Ada", Rights.Review);

    public static Actor Ben { get; } = new("account:2", "Ben", Rights.Review);

    /// <summary>A moderator of one site, and not of the one that the tests write on.</summary>
    public static Actor OfElsewhere { get; } = new("account:3", "Cleo", Rights.Review, ["elsewhere"]);

    public static Actor Admin { get; } =
        new("account:4", "Dora", Rights.Read | Rights.Review | Rights.Administer | Rights.Train);

    /// <summary>The blog's key.</summary>
    public static Actor Platform { get; } = new("key:1", "blog", Rights.Publish);
}
