using System.Security.Cryptography;
using Coordination.Access;
using Coordination.Benchmarks.Dispatch;
using Coordination.Hosting;
using Coordination.Testing.Journal;
using Coordination.Web;
using Coordination.Web.Access.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Benchmarks.Access;

/// <summary>What a call pays for a token of a trusted issuer: the whole way through the framework's authentication, with its keys at hand.</summary>
internal sealed class TokenCosts : IAsyncDisposable
{
    private const string Authority = "https://login.example";
    private const string Audience = "coordination";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ServiceProvider _services;
    private readonly string _token;

    public TokenCosts()
    {
        var key = new RsaSecurityKey(_rsa) { KeyId = "one" };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Coordination:Access:Issuers:0:Authority"] = Authority,
            ["Coordination:Access:Issuers:0:Audience"] = Audience,
            ["Coordination:Access:Issuers:0:Rules:0:Claim"] = "groups",
            ["Coordination:Access:Issuers:0:Rules:0:Value"] = "supervisors",
            ["Coordination:Access:Issuers:0:Rules:0:Role"] = "supervisor",
        }).Build());
        services.AddSingleton<ICoordination>(new EmbeddedHost(new InMemoryJournal(), new CoordinationOptions(), TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance));
        services.AddCoordinationAccess();
        services.Configure<JwtBearerOptions>($"{CoordinationTokenDefaults.AuthenticationScheme}0", options =>
        {
            options.Configuration = new OpenIdConnectConfiguration { Issuer = Authority };
            options.Configuration.SigningKeys.Add(key);
        });
        _services = services.BuildServiceProvider();
        _token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = Audience,
            Expires = DateTime.UtcNow.AddHours(1),
            Claims = new Dictionary<string, object> { ["sub"] = "eva", ["groups"] = (string[])["staff", "supervisors"] },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>A call with a token that was found right before, in nanoseconds.</summary>
    public double Cached(int repetitions) => Timing.Median(repetitions, count =>
    {
        for (var turn = 0; turn < count; turn++)
        {
            Require(NewCall().AuthenticateAsync(CoordinationTokenDefaults.AuthenticationScheme).GetAwaiter().GetResult().Succeeded);
        }
    });

    /// <summary>One with a token that is looked into, in nanoseconds.</summary>
    public double Uncached(int repetitions)
    {
        var proof = _services.GetRequiredService<TokenProof>();
        return Timing.Median(repetitions, count =>
        {
            for (var turn = 0; turn < count; turn++)
            {
                Require(proof.ProveAsync(NewCall(), _token).AsTask().GetAwaiter().GetResult().Proven is not null);
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _rsa.Dispose();
    }

    private DefaultHttpContext NewCall()
    {
        var call = new DefaultHttpContext { RequestServices = _services };
        call.Request.Headers.Authorization = $"Bearer {_token}";
        return call;
    }

    private static void Require(bool isRight)
    {
        if (!isRight)
        {
            throw new InvalidOperationException("A token was not what it is.");
        }
    }
}
