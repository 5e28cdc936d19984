using Coordination.Web.Access.Tokens;
using Coordination.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Access;

/// <summary>Chooses by what a call brings which scheme looks at it: a key before a session, so that a browser's cookie takes nothing from who brings a key.</summary>
internal static class AccessSchemes
{
    /// <summary>The scheme that chooses, for an application whose default it is.</summary>
    public const string Any = "Coordination";

    /// <summary>The scheme; null where a call brings nothing that one of ours looks at.</summary>
    public static string? Of(HttpContext call) =>
        AccessKeyHeaders.TryRead(call.Request.Headers, out _) ? CoordinationKeyDefaults.AuthenticationScheme
        : AccessKeyHeaders.HasBearer(call.Request.Headers) ? call.RequestServices.GetService<TrustedIssuers>() is { All.IsEmpty: false } ? CoordinationTokenDefaults.AuthenticationScheme : null
        : SessionCookie.IsBrought(call) ? CoordinationSessionDefaults.AuthenticationScheme
        : null;
}
