using System.Diagnostics.CodeAnalysis;

namespace Moderation.Service.Security;

/// <summary>
/// Who asks a room for something: a person who is signed in, a program with an API key, or the service itself. The rooms'
/// methods ask it for the right that they need, whoever calls them and however the call came.
/// </summary>
/// <param name="Id">Tells it from every other, for ever: <c>account:…</c>, <c>key:…</c> or <c>service</c>.</param>
/// <param name="Name">The name that others see.</param>
/// <param name="Rights">What it may do.</param>
/// <param name="Sites">The sites that it may do it on; null for all.</param>
internal sealed record Actor(string Id, string Name, Rights Rights, IReadOnlyList<string>? Sites = null)
{
    /// <summary>The service by itself. Nobody else has this name.</summary>
    public static Actor Service { get; } =
        new("service", "service", Rights.Publish | Rights.Read | Rights.Review | Rights.Administer | Rights.Train);

    private const string AccountPrefix = "account:";
    private const string KeyPrefix = "key:";

    /// <summary>The id of the account that a person is signed in to; null for all others.</summary>
    public string? AccountId => After(AccountPrefix);

    /// <summary>The id of the key that a program has; null for all others.</summary>
    public string? KeyId => After(KeyPrefix);

    /// <summary>A person.</summary>
    public static Actor Of(Account account) =>
        new(AccountPrefix + account.Id, account.Name, RoleRights.Of(account.Role));

    /// <summary>A program.</summary>
    public static Actor Of(ApiKey key) => new(KeyPrefix + key.Id, key.Name, key.Rights, key.Sites);

    /// <summary>Who makes a request, for the endpoints.</summary>
    public static ValueTask<Actor> BindAsync(HttpContext context) => ValueTask.FromResult(Callers.Of(context.User));

    /// <summary>Whether it has a right, on some site at least.</summary>
    public bool May(Rights right) => (Rights & right) == right;

    /// <summary>Whether it has a right on a site.</summary>
    public bool May(Rights right, string siteId) => May(right) && (Sites is null || Sites.Contains(siteId));

    /// <summary>Goes on where it has the right.</summary>
    /// <exception cref="NotAllowedException">It has not.</exception>
    public void Require(Rights right)
    {
        if (!May(right))
        {
            Refuse(right, null);
        }
    }

    /// <summary>Goes on where it has the right on the site.</summary>
    /// <exception cref="NotAllowedException">It has not.</exception>
    public void Require(Rights right, string siteId)
    {
        if (!May(right, siteId))
        {
            Refuse(right, siteId);
        }
    }

    private string? After(string prefix) =>
        Id.StartsWith(prefix, StringComparison.Ordinal) ? Id[prefix.Length..] : null;

    [DoesNotReturn]
    private void Refuse(Rights right, string? siteId) =>
        throw new NotAllowedException(
            siteId is not null && May(right)
                ? $"'{Name}' may not do this on the site '{siteId}'. Ask an admin."
                : $"'{Name}' may not do this: it needs the right to {Word(right)}. Ask an admin."
        );

    private static string Word(Rights right) =>
        right switch
        {
            Rights.Publish => "publish comments",
            Rights.Read => "read decisions",
            Rights.Review => "review comments",
            Rights.Train => "train models",
            _ => "administer",
        };
}
