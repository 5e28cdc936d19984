using System.Reflection;
using Coordination.Hosting;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Callers;

/// <summary>Anybody; a citizen without a name where none is given.</summary>
internal sealed record Caller(CommandMeta Meta, Problem? Problem) : NamedCaller(Meta, Problem), IEndpointParameterMetadataProvider
{
    public static async ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = CallerHeader.Read(context);
        var tracking = await TrackingHeader.ReadAsync(context);
        var meta = new CommandMeta(header.Actor ?? Actor.Anonymous, header.Key);
        return new Caller(meta, header.Problem ?? tracking.Problem ?? (tracking.IsRight ? null : CheckKey(meta)));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(HeaderMetadata.Actor("citizen:anonymous when missing", required: false));
        builder.Metadata.Add(HeaderMetadata.AnonymousKey);
        if (builder is RouteEndpointBuilder route && route.RoutePattern.GetParameter("request") is not null)
        {
            builder.Metadata.Add(HeaderMetadata.TrackingCode);
        }
    }

    // Callers without a name share it, and with it their keys.
    private static Problem? CheckKey(CommandMeta meta) => meta.Key is { } key && meta.By == Actor.Anonymous && !AnonymousKeys.Takes(key)
        ? Problem.Invalid(CallerHeader.KeyName, $"The header {CallerHeader.KeyName} may be anybody's: without a credential and without a tracking code it must be {AnonymousKeys.Rule}.")
        : null;
}
