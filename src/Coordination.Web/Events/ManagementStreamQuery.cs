using System.Reflection;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Web.Binding;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Web.Events;

/// <summary>Which events an administrator wants.</summary>
internal sealed record ManagementStreamQuery(StreamFilter Filter, long? After, Problem? Problem) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<ManagementStreamQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var filter = new StreamFilter(query.Id<RequestId>("request"), query.Id<CentreId>("centre"), query.Kind("kind"));
        var after = StreamStart.Read(query, context.Request);
        return ValueTask.FromResult<ManagementStreamQuery?>(new ManagementStreamQuery(filter, after, query.Finish()));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new HeaderMetadata(StreamStart.Header, "The id of the last event seen: the stream goes on after it, and none is left out.", false));
}
