using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Web.SignIn;

/// <summary>What a page's form sends: small, of a form's media type, and from the page that the host gave out.</summary>
internal static class SignInForm
{
    /// <summary>The field of the antiforgery token.</summary>
    public const string Token = "token";

    private const int Most = 16 * 1024;

    /// <summary>The form; null of one that this host's page has not sent.</summary>
    /// <param name="call">The call.</param>
    /// <param name="antiforgery">What tells this host's pages from others.</param>
    /// <param name="most">At most so many bytes.</param>
    public static async ValueTask<IFormCollection?> ReadAsync(HttpContext call, IAntiforgery antiforgery, long most = Most)
    {
        if (call.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true || call.Request.ContentLength > most)
        {
            return null;
        }

        if (call.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        try
        {
            var form = await call.Request.ReadFormAsync(call.RequestAborted);
            await SignInEndpoints.SessionOfAsync(call);
            return await antiforgery.IsRequestValidAsync(call) ? form : null;
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or AntiforgeryValidationException)
        {
            // No form that a page of this host would send: too many fields, characters that are none, another encoding.
            return null;
        }
    }
}
