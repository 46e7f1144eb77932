using System.Data.Common;
using Microsoft.Extensions.Caching.Memory;
using Moderation.Service.Review;
using Moderation.Service.Storage;

namespace Moderation.Service.Security;

/// <summary>The keys of programs.</summary>
internal sealed class ApiKeys(Database database, ApiKeyStore store, History history, TimeProvider clock) : IDisposable
{
    // So long a revoked key may still be taken.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>All keys, the newest first.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<IReadOnlyList<ApiKey>> ListAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return store.ListAsync(cancel);
    }

    /// <summary>Makes a key.</summary>
    /// <returns>Its secret, which is nowhere kept.</returns>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<string> MakeAsync(Actor by, ApiKeyWish wish)
    {
        by.Require(Rights.Administer);
        var secret = "mod_" + Secret.New();
        await database.WriteAsync(transaction => AddAsync(transaction, by, wish, secret), CancellationToken.None);
        return secret;
    }

    /// <summary>Makes a key where there never was one.</summary>
    /// <param name="wish">What it is for.</param>
    /// <param name="given">The secret that the configuration gives it, or null.</param>
    /// <returns>The secret of the new key; null where there was one.</returns>
    public Task<string?> MakeFirstAsync(ApiKeyWish wish, string? given) =>
        database.WriteAsync(
            async transaction =>
            {
                if (await store.CountAsync(transaction) > 0)
                {
                    return null;
                }

                var secret = given ?? "mod_" + Secret.New();
                await AddAsync(transaction, Actor.Service, wish, secret);
                return secret;
            },
            CancellationToken.None
        );

    /// <summary>Revokes a key: within five seconds nobody is let in with it any more.</summary>
    /// <returns>False where there is none that could be.</returns>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<bool> RevokeAsync(Actor by, string id)
    {
        by.Require(Rights.Administer);
        return database.WriteAsync(
            async transaction =>
            {
                if (await store.RevokeAsync(transaction, id) is not { } name)
                {
                    return false;
                }

                await history.AddAsync(transaction, by, new Deed(SecurityDeeds.RevokeKey, Detail: name));
                return true;
            },
            CancellationToken.None
        );
    }

    /// <summary>The key with this secret, or null.</summary>
    public async Task<ApiKey?> FindAsync(string secret, CancellationToken cancel)
    {
        var hash = Secret.Hash(secret);
        var name = Convert.ToHexString(hash);
        if (_known.TryGetValue(name, out ApiKey? key))
        {
            return key;
        }

        // One that is not known may be made in the next moment: that is not remembered.
        if (await store.FindAsync(hash, cancel) is { } found)
        {
            var options = new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Remembered, Size = 1 };
            return _known.Set(name, found, options);
        }

        return null;
    }

    public void Dispose() => _known.Dispose();

    private async Task AddAsync(DbTransaction transaction, Actor by, ApiKeyWish wish, string secret)
    {
        await store.AddAsync(transaction, Key(by, wish), Secret.Hash(secret));
        await history.AddAsync(transaction, by, new Deed(SecurityDeeds.MakeKey, Detail: wish.Name));
    }

    private ApiKey Key(Actor by, ApiKeyWish wish) =>
        new()
        {
            Id = Guid.NewGuid().ToString("N"),
            Name = wish.Name,
            Rights = wish.Rights,
            Sites = wish.Sites,
            RequestsPerMinute = wish.RequestsPerMinute,
            LargestRequest = wish.LargestRequest,
            CreatedBy = by.Name,
            CreatedAt = clock.GetUtcNow(),
        };
}
