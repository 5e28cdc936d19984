using Coordination.Web.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.OpenApi;

/// <summary>Serves the API's document.</summary>
internal static class DocumentEndpoint
{
    /// <summary>Where it is.</summary>
    public const string Path = $"/openapi/{DocumentBytes.Name}.json";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Path, static async (HttpContext context, DocumentBytes document) =>
        {
            var (json, tag) = await document.ReadAsync();
            var response = context.Response;
            response.Headers.ETag = tag;
            response.Headers.CacheControl = "no-cache";
            if (EntityTags.Matches(context.Request.Headers.IfNoneMatch, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = json.Length;
            await response.Body.WriteAsync(json, context.RequestAborted);
        }).ExcludeFromDescription();
}
