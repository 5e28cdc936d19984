using System.Reflection;
using Coordination.Web.Binding;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Coordination.Web.Management.Plans;

/// <summary>Which version a new plan replaces: nobody overwrites what they have not seen.</summary>
/// <param name="ExpectedVersion">The version, 0 for none yet; null for whatever is there.</param>
/// <param name="Problem">Why the caller's condition cannot be used.</param>
internal sealed record PlanPrecondition(long? ExpectedVersion, Problem? Problem) : IBound, IEndpointParameterMetadataProvider
{
    private static readonly Problem Missing = new(
        StatusCodes.Status428PreconditionRequired,
        ProblemCodes.PreconditionRequired,
        "Say which version the plan replaces: If-Match with the ETag that reading the plan gave, or If-None-Match: * for a hall's first plan.",
        HeaderNames.IfMatch);

    public static ValueTask<PlanPrecondition?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<PlanPrecondition?>(Read(context.Request.Headers));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new HeaderMetadata(HeaderNames.IfMatch, "The ETag of the plan that is replaced; * for whatever is there. This or If-None-Match is required.", false));
        builder.Metadata.Add(new HeaderMetadata(HeaderNames.IfNoneMatch, "*, for a hall's first plan.", false));
    }

    private static PlanPrecondition Read(IHeaderDictionary headers) => (headers.IfMatch, headers.IfNoneMatch) switch
    {
        ({ Count: 0 }, { Count: 0 }) => new PlanPrecondition(null, Missing),
        ({ Count: 0 }, [var none]) when none == "*" => new PlanPrecondition(0, null),
        ([var any], { Count: 0 }) when any == "*" => new PlanPrecondition(null, null),
        ({ Count: 1 } tag, { Count: 0 }) when EntityTags.TryVersion(tag, out var version) => new PlanPrecondition(version, null),
        _ => new PlanPrecondition(null, Problem.Invalid(
            HeaderNames.IfMatch, "Give either If-Match with the one ETag that reading the plan gave, such as \"3\" with its quotes, or If-None-Match: *.")),
    };
}
