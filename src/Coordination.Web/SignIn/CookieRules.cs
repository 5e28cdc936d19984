using System.Security.Cryptography;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.SignIn;

/// <summary>What holds for every cookie of the sign-in.</summary>
internal static class CookieRules
{
    /// <summary>Whether a cookie goes by TLS alone: by any name but this machine's own.</summary>
    public static bool IsSecure(HttpRequest request) => request.IsHttps || !SecurityHeaders.IsLoopback(request.Host);

    /// <summary>What was protected; null of what the ring of keys has not protected.</summary>
    public static string? UnprotectOrNull(this IDataProtector protector, string value)
    {
        try
        {
            return protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
