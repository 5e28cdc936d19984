using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Web.Access.Tokens;

/// <summary>One scheme of the framework for each trusted issuer.</summary>
internal sealed class IssuerSchemes(TrustedIssuers issuers) : IConfigureOptions<AuthenticationOptions>, IConfigureNamedOptions<JwtBearerOptions>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // What is signed with a secret that two share is not taken for what is signed with a key that one has.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public void Configure(AuthenticationOptions options)
    {
        foreach (var issuer in issuers.All)
        {
            options.AddScheme<JwtBearerHandler>(issuer.Scheme, null);
        }
    }

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (issuers.All.FirstOrDefault(issuer => issuer.Scheme == name) is not { } issuer)
        {
            return;
        }

        options.Authority = issuer.Authority.OriginalString;
        options.Audience = issuer.Audience;
        options.RequireHttpsMetadata = !issuer.Authority.IsLoopback;
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.BackchannelTimeout = Patience;
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        options.TokenValidationParameters.RequireExpirationTime = true;
    }

    public void Configure(JwtBearerOptions options)
    {
    }
}
