using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Moderation.Service.Operations;

namespace Moderation.Service.Security;

/// <summary>What a new installation needs before anybody can do anything, once the tables are there.</summary>
internal sealed class FirstSteps(
    Accounts accounts,
    ApiKeys keys,
    IKeyManager protection,
    Shape shape,
    IOptions<SecurityOptions> options,
    PublicAddress address,
    TimeProvider clock
)
{
    private static readonly TimeSpan ProtectionLifetime = TimeSpan.FromDays(90);

    /// <summary>
    /// Makes the key that protects cookies where there is none. One replica at a time: two that start together would make
    /// one each, and for a while not read the other's cookies.
    /// </summary>
    public void Protect()
    {
        if (protection.GetAllKeys().Count == 0)
        {
            var now = clock.GetUtcNow();
            protection.CreateNewKey(now, now + ProtectionLifetime);
        }
    }

    /// <summary>
    /// Makes a link for the first admin and a first API key, each where there is none, and prints both: they are kept
    /// nowhere.
    /// </summary>
    public async Task TakeAsync()
    {
        if (await accounts.InviteFirstAsync() is { } secret)
        {
            Console.WriteLine("There is no admin yet. This link makes the first one, once, within three days:");
            Console.WriteLine($"    {address.Welcome(secret)}");
        }

        // An empty setting is what a container has for one that is not set.
        var given = string.IsNullOrEmpty(options.Value.FirstKey) ? null : options.Value.FirstKey;
        if (shape.RabbitMq && given is null)
        {
            return;
        }

        var wish = new ApiKeyWish("first", Rights.Publish | Rights.Read);
        if (await keys.MakeFirstAsync(wish, given) is { } key && given is null)
        {
            Console.WriteLine("A key for a blog, to publish comments and read decisions. It is shown this once:");
            Console.WriteLine($"    {key}");
        }
    }
}
