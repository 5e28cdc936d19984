using Coordination.Plans;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Plans;

/// <summary>A plan as its own document: what is read can be changed and sent back as it is.</summary>
internal sealed class PlanResponse(PublishedPlan published) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var tag = EntityTags.Of(published.Version);
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.LastModified = published.At.UtcDateTime.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        if (EntityTags.Matches(httpContext.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var document = PlanDocument.WriteIndented(published.Plan);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = document.Length;
        return response.Body.WriteAsync(document, httpContext.RequestAborted).AsTask();
    }
}
