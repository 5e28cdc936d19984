using System.Text;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Coordination.Console.Shell;

/// <summary>Sends pages: never kept by anybody on the way, and with nothing in them that is not of this host.</summary>
internal static class PageAnswer
{
    public const string Policy = "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public static Task WriteAsync(HttpContext call, string html, int status)
    {
        var response = call.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        Head(response.Headers);
        var bytes = Encoding.UTF8.GetBytes(html);
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(call.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, call.RequestAborted).AsTask();
    }

    /// <summary>Whether a page is asked for as a stream of what it shows.</summary>
    public static bool IsStreamAskedFor(HttpRequest request) =>
        !HeadRequest.Is(request.HttpContext) && request.Headers.Accept.ToString().StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>Sends a reader on to a page.</summary>
    public static IResult Go(HttpContext call, string address)
    {
        Head(call.Response.Headers);
        call.Response.Headers.Location = address;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static void Head(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.Vary = $"{HeaderNames.Accept}, {HeaderNames.AcceptLanguage}, {HeaderNames.Cookie}";
        headers.ContentSecurityPolicy = Policy;
    }
}
