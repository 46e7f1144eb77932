using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Moderation.Service.Security;

/// <summary>
/// The connections that stay open for people: of interactive pages, and of events. Who they are was asked when they were
/// opened, so it is asked again all the time.
/// </summary>
internal sealed class OpenConnections(IOptions<IdentityOptions> identity)
{
    private readonly ConcurrentDictionary<HttpContext, OpenConnection> _open = new();

    /// <summary>Whether a request is of this kind.</summary>
    public static bool IsOne(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor") || request.Path.StartsWithSegments("/live");

    /// <summary>Holds a connection until it ends.</summary>
    public async Task HoldAsync(HttpContext context, RequestDelegate next)
    {
        if (Callers.Of(context.User).AccountId is not { } account)
        {
            await next(context);
            return;
        }

        using var open = new OpenConnection(context.Abort) { AccountId = account, Stamp = StampOf(context) };
        context.Features.Set(open);
        _open[context] = open;
        try
        {
            await next(context);
        }
        finally
        {
            _open.TryRemove(context, out _);
        }
    }

    /// <summary>The accounts that have connections open.</summary>
    public IReadOnlyList<string> Accounts() => [.. _open.Values.Select(open => open.AccountId).Distinct()];

    /// <summary>
    /// Closes what was opened with another stamp than the account has now: it is told why and ends by itself, or is cut, at
    /// the latest when it is here again.
    /// </summary>
    /// <param name="asked">The accounts that were asked about.</param>
    /// <param name="stamps">The stamps of those that may be signed in to.</param>
    public void Close(IReadOnlyList<string> asked, Dictionary<string, string> stamps)
    {
        foreach (var open in _open.Values)
        {
            var stamp = stamps.GetValueOrDefault(open.AccountId);
            if (asked.Contains(open.AccountId) && stamp != open.Stamp)
            {
                open.End(stamp is null ? SessionEnd.Disabled : SessionEnd.SignedOut);
            }
        }
    }

    private string? StampOf(HttpContext context) =>
        context.User.FindFirst(identity.Value.ClaimsIdentity.SecurityStampClaimType)?.Value;
}
