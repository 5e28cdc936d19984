using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Web.Surface;

/// <summary>Answers HEAD as GET is answered, without the body (RFC 9110, 9.3.2), wherever a path takes GET.</summary>
/// <remarks>What follows sees a GET, so that no endpoint has to know. One whose answer has no end asks <see cref="Is"/>.</remarks>
internal sealed class HeadRequest
{
    private static readonly HeadRequest Instance = new();

    private HeadRequest()
    {
    }

    /// <summary>Whether nobody gets the body of what is answered.</summary>
    public static bool Is(HttpContext call) => call.Features.Get<HeadRequest>() is not null;

    /// <summary>Has a call by HEAD answered as one by GET.</summary>
    public static async Task AnswerAsync(HttpContext call, RequestDelegate next)
    {
        var body = call.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        call.Features.Set(Instance);
        call.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null, body));
        call.Request.Method = HttpMethods.Get;
        try
        {
            await next(call);
        }
        finally
        {
            // For the server and its logs.
            call.Request.Method = HttpMethods.Head;
            call.Features.Set(body);
        }
    }
}
