using Coordination.Access;
using Coordination.Hosting;
using Coordination.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        new AuthenticationBuilder(services).AddCoordinationKeys();
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

    private static AccessDirectory MakeDirectory(ICoordination coordination) => new(coordination.Journal, coordination.Time);
}
