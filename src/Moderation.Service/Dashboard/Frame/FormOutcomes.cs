using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.Frame;

/// <summary>
/// Leads from a form that changed something to a page that says so once: a reload of that page sends nothing again. What is
/// said goes along in a cookie, so that any replica can say it: readable for the service alone, for a minute, for the account
/// whose form it was, because it may be a secret, and at the address that it leads to, because it speaks of what is there.
/// </summary>
internal sealed class FormOutcomes(IDataProtectionProvider protection, NavigationManager navigation)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Ends the answer to a form: it leads there, where <see cref="Take"/> gives this outcome.</summary>
    /// <param name="http">The form's request.</param>
    /// <param name="address">The page that shows what the form did.</param>
    /// <param name="form">The form's name.</param>
    /// <param name="outcome">What it did.</param>
    public void LeadTo(HttpContext http, string address, string form, FormOutcome outcome)
    {
        var place = navigation.ToAbsoluteUri(address);
        http.Response.Cookies.Append(
            NameOf(form),
            Protector(http, place.LocalPath, place.Query).Protect(JsonSerializer.Serialize(outcome, Json), Lasts),
            Cookie(http)
        );
        navigation.NavigateTo(address);
    }

    /// <summary>What the form that led here did, given once; null where none did, or long ago.</summary>
    /// <param name="http">The page's request.</param>
    /// <param name="form">The form's name.</param>
    public FormOutcome? Take(HttpContext http, string form)
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Cookies[NameOf(form)] is not { } written)
        {
            return null;
        }

        try
        {
            var protector = Protector(http, http.Request.Path, http.Request.QueryString.Value);
            var outcome = JsonSerializer.Deserialize<FormOutcome>(protector.Unprotect(written), Json);
            http.Response.Cookies.Delete(NameOf(form), Cookie(http));
            return outcome;
        }
        catch (CryptographicException)
        {
            // Too old, somebody else's, of another page, or not ours.
            return null;
        }
    }

    private static string NameOf(string form) => $"said-{form}";

    private ITimeLimitedDataProtector Protector(HttpContext http, string? path, string? query) =>
        protection
            .CreateProtector("Moderation.FormOutcomes", Callers.Of(http.User).Id, Place(path, query))
            .ToTimeLimitedDataProtector();

    // However a browser writes what needs no escape.
    private static string Place(string? path, string? query) =>
        JsonSerializer.Serialize(
            QueryHelpers
                .ParseQuery(query)
                .OrderBy(part => part.Key, StringComparer.Ordinal)
                .Select(part => part.Value.Prepend(part.Key))
                .Prepend([path])
        );

    private static CookieOptions Cookie(HttpContext http) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lasts,
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        };
}
