using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Moderation.Tests.Fixtures;

/// <summary>An OpenID Connect provider that signs in whom the test says, by the authorization code flow.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    private const string Client = "moderation-desk";

    private readonly ConcurrentDictionary<string, string> _nonces = new();
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _app;

    private TestProvider(WebApplication app, Uri issuer)
    {
        _app = app;
        Issuer = issuer;
        app.MapGet("/.well-known/openid-configuration", Configuration);
        app.MapGet("/keys", () => new { keys = new[] { PublicKey } });
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", Token);
    }

    public Uri Issuer { get; }

    /// <summary>Who signs in next: the provider's subject and name.</summary>
    public (string Subject, string Name) Person { get; set; }

    /// <summary>What the service has to be told.</summary>
    public Dictionary<string, string> Settings =>
        new()
        {
            ["Provider:Authority"] = Issuer.ToString().TrimEnd('/'),
            ["Provider:ClientId"] = Client,
            ["Provider:ClientSecret"] = "a secret for tests",
            ["Provider:Name"] = "the test's provider",
        };

    public static async Task<TestProvider> StartAsync()
    {
        var issuer = new Uri($"http://127.0.0.1:{ServiceProcess.FreePort()}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(issuer.ToString());
        var provider = new TestProvider(builder.Build(), issuer);
        await provider._app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }

    private object PublicKey
    {
        get
        {
            var key = _rsa.ExportParameters(includePrivateParameters: false);
            return new
            {
                kty = "RSA",
                use = "sig",
                kid = "one",
                alg = "RS256",
                n = Base64UrlEncoder.Encode(key.Modulus),
                e = Base64UrlEncoder.Encode(key.Exponent),
            };
        }
    }

    private IResult Configuration()
    {
        var root = Issuer.ToString().TrimEnd('/');
        return Results.Json(
            new
            {
                issuer = root,
                authorization_endpoint = $"{root}/authorize",
                token_endpoint = $"{root}/token",
                jwks_uri = $"{root}/keys",
                response_types_supported = new[] { "code" },
                subject_types_supported = new[] { "public" },
                id_token_signing_alg_values_supported = new[] { "RS256" },
            }
        );
    }

    private IResult Authorize(string redirect_uri, string state, string nonce, string client_id, string code_challenge)
    {
        Assert.Equal(Client, client_id);
        Assert.NotEmpty(code_challenge);
        var code = Guid.NewGuid().ToString("N");
        _nonces[code] = nonce;
        return Results.Redirect($"{redirect_uri}?code={code}&state={Uri.EscapeDataString(state)}");
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        Assert.True(_nonces.TryRemove(form["code"]!, out var nonce));
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = true }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer.ToString().TrimEnd('/'),
                Audience = Client,
                Claims = new Dictionary<string, object>
                {
                    ["sub"] = Person.Subject,
                    ["name"] = Person.Name,
                    ["nonce"] = nonce!,
                },
                SigningCredentials = new SigningCredentials(
                    new RsaSecurityKey(_rsa) { KeyId = "one" },
                    SecurityAlgorithms.RsaSha256
                ),
            }
        );
        return Results.Json(
            new
            {
                access_token = Guid.NewGuid().ToString("N"),
                token_type = "Bearer",
                expires_in = 60,
                id_token = token,
            }
        );
    }
}
