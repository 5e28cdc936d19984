using System.Reflection;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Coordination.Web.Management.Plans;

/// <summary>Why a plan is published. It stands in headers: the body is the plan's own document.</summary>
/// <param name="Reason">The reason; null where none was given.</param>
/// <param name="Problem">What is no reason.</param>
internal sealed record PlanReason(Reason? Reason, Problem? Problem) : IBound, IEndpointParameterMetadataProvider
{
    public static ValueTask<PlanReason?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<PlanReason?>(Read(context));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(HeaderMetadata.PlanReason);
        builder.Metadata.Add(HeaderMetadata.ReasonCode);
    }

    private static PlanReason Read(HttpContext context)
    {
        var words = ReasonHeader.Read(context);
        var code = ReasonHeader.ReadCode(context);
        return new PlanReason(
            words.Reason is null && code.Code is null ? null : new Reason(words.Reason, code.Code), words.Problem ?? code.Problem);
    }
}
