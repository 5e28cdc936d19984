using Coordination.Access;
using Coordination.Hosting;
using Coordination.Web.Access;
using Coordination.Web.Access.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Coordination.Web;

/// <summary>Adds the access of principals: who proves by a key who they are may do what they were granted.</summary>
public static class CoordinationAccessServices
{
    /// <summary>Adds authentication by API keys; calls that bring one are decided by the access policy.</summary>
    public static IServiceCollection AddCoordinationAccess(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);

        // Keys need nothing protected: with AddAuthentication a host without a home folder would warn of keys that it cannot keep.
        services.AddAuthenticationCore();
        services.AddWebEncoders();
        AddTokens(new AuthenticationBuilder(services).AddCoordinationKeys());
        return services;
    }

    /// <summary>Adds API keys beside an application's own schemes; endpoints of the API look for a key themselves, whatever the default scheme is.</summary>
    public static AuthenticationBuilder AddCoordinationKeys(this AuthenticationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Services.All(service => service.ServiceType != typeof(AccessDirectory)))
        {
            builder.Services.AddSingleton(provider => MakeDirectory(provider.GetRequiredService<ICoordination>()));
            builder.Services.TryAddSingleton(TimeProvider.System);
            builder.AddScheme<AuthenticationSchemeOptions, AccessKeyHandler>(CoordinationKeyDefaults.AuthenticationScheme, null);
        }

        return builder;
    }

    // The framework's own services of bearer tokens without its key ring, which they do not use; its schemes follow from the settings.
    private static void AddTokens(AuthenticationBuilder builder)
    {
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(TrustedIssuers)))
        {
            return;
        }

        services.AddSingleton(provider => new TrustedIssuers(provider.GetService<IConfiguration>()));
        services.AddSingleton(provider => (IPrincipalIds)provider.GetRequiredService<ICoordination>());
        services.AddSingleton<IssuerSchemes>();
        services.AddSingleton<IConfigureOptions<AuthenticationOptions>>(provider => provider.GetRequiredService<IssuerSchemes>());
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>>(provider => provider.GetRequiredService<IssuerSchemes>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<JwtBearerOptions>, JwtBearerPostConfigureOptions>());
        services.AddTransient<JwtBearerHandler>();
        services.AddSingleton(provider => new TokenCache(provider.GetRequiredService<ICoordination>().Time));
        services.AddSingleton(provider => new TokenProof(
            provider.GetRequiredService<TrustedIssuers>(), provider.GetRequiredService<IPrincipalIds>(), provider.GetRequiredService<ICoordination>().Time));
        services.AddHostedService<IssuerCheck>();
        builder.AddScheme<AuthenticationSchemeOptions, TokenHandler>(CoordinationTokenDefaults.AuthenticationScheme, null);
    }

    private static AccessDirectory MakeDirectory(ICoordination coordination) => new(coordination.Journal, coordination.Time);
}
