using System.Reflection;
using Coordination.Web.Binding;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Web.Callers;

/// <summary>Whoever reads a request, with its tracking code or without.</summary>
internal sealed record ShownCode(Problem? Problem) : IBound, IEndpointParameterMetadataProvider
{
    public static async ValueTask<ShownCode?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new((await TrackingHeader.ReadAsync(context)).Problem);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(HeaderMetadata.TrackingCode);
}
