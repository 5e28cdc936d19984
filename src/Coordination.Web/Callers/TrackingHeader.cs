using Coordination.Hosting;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Callers;

/// <summary>The tracking code that a caller shows for the request in the path, or of a stream in the query. It stands in a header, because addresses are kept in logs and histories.</summary>
/// <param name="IsRight">Whether the request's own code was shown.</param>
/// <param name="Problem">A code of no form; or a wrong one, which finds no request, whether or not there is one.</param>
internal readonly record struct TrackingHeader(bool IsRight, Problem? Problem)
{
    public const string Name = "X-Tracking-Code";

    public static async ValueTask<TrackingHeader> ReadAsync(HttpContext context)
    {
        if (context.Request.Headers[Name] is not { Count: > 0 } codes || !RequestId.TryParse(context.GetRouteValue("request") as string ?? context.Request.Query["request"], out var request))
        {
            return default;
        }

        if (codes.Count != 1 || !TrackingCode.TryParse(codes[0], out var code))
        {
            return new(false, Problem.Invalid(Name, $"The header {Name} must be the tracking code of the receipt, once: {TrackingCode.Format}."));
        }

        return await context.RequestServices.GetRequiredService<ICoordination>().IsTrackingCodeAsync(request, code, context.RequestAborted)
            ? new(true, null)
            : new(false, NoRequest(request));
    }

    /// <summary>There is no such request, or the caller does not know it.</summary>
    public static Problem NoRequest(RequestId request) =>
        Problem.NotFound($"There is no request {request}: ids come with the answer to a submission.", nameof(request));
}
