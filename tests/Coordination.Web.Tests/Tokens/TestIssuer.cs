using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Web.Tests.Tokens;

/// <summary>An issuer on a socket of this machine: a discovery document, a ring of keys, and tokens that are right or wrong in one way.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Audience = "coordination";

    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key;

    private TestIssuer(WebApplication app, RsaSecurityKey key)
    {
        (_app, _key) = (app, key);
        Authority = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public string Authority { get; }

    /// <summary>How often the keys were asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>Starts one.</summary>
    /// <param name="document">The discovery document in place of the right one.</param>
    /// <param name="hasKeys">Whether its ring has a key.</param>
    /// <param name="ahead">How far its clock is ahead.</param>
    public static async Task<TestIssuer> StartAsync(Func<string, object>? document = null, bool hasKeys = true, TimeSpan ahead = default)
    {
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "one" };
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        TestIssuer? issuer = null;
        app.MapGet("/.well-known/openid-configuration", (HttpContext call) =>
        {
            call.Response.Headers.Date = (DateTimeOffset.UtcNow + ahead).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            return Results.Json(document?.Invoke(issuer!.Authority) ?? new { issuer = issuer!.Authority, jwks_uri = $"{issuer.Authority}/keys" });
        });
        app.MapGet("/keys", () =>
        {
            issuer!.Asked++;
            var web = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key.Rsa.ExportParameters(false)) { KeyId = key.KeyId });
            return Results.Text(JsonSerializer.Serialize(new { keys = hasKeys ? (object[])[new { kty = web.Kty, n = web.N, e = web.E, kid = web.KeyId, use = "sig" }] : [] }), "application/json");
        });
        await app.StartAsync();
        return issuer = new TestIssuer(app, key);
    }

    /// <summary>A token.</summary>
    public string Issue(string subject, TimeSpan? lives = null, string? audience = null, string? issuer = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256, params (string Claim, object Value)[] claims)
    {
        var now = DateTime.UtcNow;
        var expires = now + (lives ?? TimeSpan.FromMinutes(10));
        var token = new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Authority,
            Audience = audience ?? Audience,
            IssuedAt = now.AddHours(-1),
            NotBefore = now.AddHours(-1),
            Expires = expires,
            Claims = claims.Append(("sub", subject)).Where(claim => claim.Item2 is not "").ToDictionary(claim => claim.Item1, claim => claim.Item2),
            SigningCredentials = new SigningCredentials(key ?? _key, algorithm),
        };
        return new JsonWebTokenHandler().CreateToken(token);
    }

    /// <summary>The public key as bytes, for those who sign by it as if it were a secret.</summary>
    public byte[] PublicKey => _key.Rsa.ExportSubjectPublicKeyInfo();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Rsa?.Dispose();
    }
}
