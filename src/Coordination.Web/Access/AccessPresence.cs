using Coordination.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Access;

/// <summary>Whether an application has added access.</summary>
internal static class AccessPresence
{
    public static bool HasAccess(this IServiceProvider services) =>
        services.GetService<IServiceProviderIsService>()?.IsService(typeof(AccessDirectory)) == true;
}
