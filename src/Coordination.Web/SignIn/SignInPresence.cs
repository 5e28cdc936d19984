using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.SignIn;

/// <summary>Whether an application has added the sign-in of people.</summary>
internal static class SignInPresence
{
    public static bool HasSignIn(this IServiceProvider services) =>
        services.GetService<IServiceProviderIsService>()?.IsService(typeof(SessionCookie)) == true;
}
