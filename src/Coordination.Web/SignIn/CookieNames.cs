using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Coordination.Web.SignIn;

/// <summary>What the cookies of an installation are called: alike by all its hosts, and otherwise than those of any other one.</summary>
/// <remarks>
/// Browsers keep cookies by the name of a host and not by its port, so that two installations of one machine would overwrite each other's. A name ends with eight digits of the
/// SHA-256 of the id of the ring's oldest key: hosts of one store share the ring, and without that key nothing can be read any more that the ring has protected.
/// </remarks>
internal sealed class CookieNames(IDataProtectionProvider protection, IKeyManager ring)
{
    private const int Digits = 8;

    private string? _ending;

    /// <summary>The name of a cookie here; waits for the store, once. Without an ending where the application protects by something else than a ring of keys.</summary>
    public string Of(string name) => name + (_ending ??= Ending());

    private string Ending()
    {
        if (Oldest() is not { } oldest)
        {
            // The ring gets its first key by this.
            protection.CreateProtector("Coordination.Cookies.1").Protect("first");
            oldest = Oldest();
        }

        return oldest is null ? "" : $"-{Convert.ToHexStringLower(SHA256.HashData(oldest.KeyId.ToByteArray()))[..Digits]}";
    }

    private IKey? Oldest() => ring.GetAllKeys().OrderBy(key => key.CreationDate).ThenBy(key => key.KeyId).FirstOrDefault();
}
