using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Coordination.Web.Tests.SignIn;

/// <summary>A real OpenID Connect provider, OpenIddict's, on a socket of this machine. Who types a name at it is that person.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string Client = "coordination";
    public const string Secret = "a secret of the client that nobody guesses";

    private readonly WebApplication _app;
    private readonly List<string> _signedOut = [];

    private TestProvider(WebApplication app)
    {
        _app = app;
        Authority = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public string Authority { get; }

    /// <summary>Whether every sign-in came with a challenge of PKCE, hashed.</summary>
    public bool IsProofAsked { get; private set; } = true;

    /// <summary>How many came.</summary>
    public int Asked { get; private set; }

    /// <summary>Who was signed out here, as the hint says.</summary>
    public IReadOnlyList<string> SignedOut => _signedOut;

    public static async Task<TestProvider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        TestProvider? provider = null;
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetEndSessionEndpointUris("connect/logout");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            // Keys of its own kind, because making RSA keys takes seconds, and on a busy machine longer than a host waits for an issuer.
            server.AddSigningKey(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256))).AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
            server.EnableDegradedMode();
            server.RegisterScopes(Scopes.Profile);
            server.AddEventHandler<OpenIddictServerEvents.ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                provider!.Asked++;
                provider.IsProofAsked &= context.Request.CodeChallengeMethod == CodeChallengeMethods.Sha256 && context.Request.CodeChallenge is { Length: > 40 };
                if (context.ClientId != Client || !Uri.TryCreate(context.RedirectUri, UriKind.Absolute, out var back) || back.AbsolutePath != "/sign-in/back/0")
                {
                    context.Reject(Errors.InvalidClient, "No such client.");
                }

                return default;
            }));
            server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.ClientSecret != Secret)
                {
                    context.Reject(Errors.InvalidClient, "No such client.");
                }

                return default;
            }));
            server.AddEventHandler<OpenIddictServerEvents.ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || !Uri.TryCreate(context.PostLogoutRedirectUri, UriKind.Absolute, out var back) || back.AbsolutePath != "/sign-out/back/0")
                {
                    context.Reject(Errors.InvalidClient, "No such client.");
                }

                return default;
            }));
            server.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough();
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/connect/authorize", Authorize);
        app.MapGet("/connect/logout", async (HttpContext call) =>
        {
            var hint = await call.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
            provider!._signedOut.Add(hint.Principal?.GetClaim(Claims.Subject) ?? "");
            return Results.SignOut(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        });
        await app.StartAsync();
        return provider = new TestProvider(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static IResult Authorize(HttpContext call)
    {
        var request = call.GetOpenIddictServerRequest()!;
        var user = call.Request.Query["user"].ToString();
        if (user.Length == 0)
        {
            var kept = string.Concat(call.Request.Query.Select(field => $"<input type=hidden name='{WebUtility.HtmlEncode(field.Key)}' value='{WebUtility.HtmlEncode(field.Value)}'>"));
            return Results.Content($"<!DOCTYPE html><title>Provider</title><link rel=icon href='data:,'><form>{kept}<input name=user autofocus><button>Go</button></form>", "text/html");
        }

        if (user == "nobody")
        {
            return Results.Forbid(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        }

        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, $"subject of {user}").SetClaim(Claims.Name, user).SetClaims("groups", [user == "eva" ? "hall-supervisors" : "gardeners", "everybody"]);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(static _ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
