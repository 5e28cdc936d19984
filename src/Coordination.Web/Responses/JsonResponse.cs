using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Web.Json;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Responses;

/// <summary>A JSON body, with an entity tag where the resource has versions: 304 to a caller who has it already.</summary>
internal sealed class JsonResponse<T>(T value, int status = StatusCodes.Status200OK) : IResult, IStatusCodeHttpResult
{
    /// <summary>What is told.</summary>
    public T Value => value;

    /// <summary>The entity tag, with its quotes; none when null.</summary>
    public string? Tag { get; init; }

    /// <summary>Where the new resource is.</summary>
    public string? Location { get; init; }

    /// <summary>The languages of the plan's names in it; none where everybody is told the same.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    public int? StatusCode => status;

    /// <summary>The entity tag of what a change led to; it is told, not compared.</summary>
    public string? NewTag { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        ToldLanguages.Tell(response, Languages);
        if (Tag is not null)
        {
            response.Headers.ETag = Tag;
            response.Headers.CacheControl = "no-cache";
            if (EntityTags.Matches(httpContext.Request.Headers.IfNoneMatch, Tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }
        else
        {
            response.Headers.CacheControl = "no-store";
        }

        return WriteAsync(httpContext);
    }

    private Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (NewTag is not null)
        {
            response.Headers.ETag = NewTag;
        }

        // Written to memory first: a value that cannot be written is a clean 500, never half a body.
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, WebJson.TypeOf<T>());
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
