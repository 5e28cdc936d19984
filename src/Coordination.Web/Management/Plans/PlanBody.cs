using System.Reflection;
using Coordination.Plans;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Management.Plans;

/// <summary>A whole plan as a body, read by the plan's own reader, so that its faults are the same everywhere.</summary>
internal sealed class PlanBody : IBound, IEndpointParameterMetadataProvider
{
    private readonly HallPlan? _plan;

    private PlanBody(HallPlan? plan, Problem? problem)
    {
        _plan = plan;
        Problem = problem;
    }

    public Problem? Problem { get; }

    public HallPlan Plan => _plan ?? throw new InvalidOperationException("The plan was not read; its problem is the answer.");

    public static async ValueTask<PlanBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<CoordinationWebOptions>>().Value;
        var raw = await BodyReader.ReadAsync(context, options.MaxPlanBytes, optional: false);
        if (raw.Problem is not null)
        {
            return new PlanBody(null, raw.Problem);
        }

        var reading = PlanDocument.Read(raw.Json);
        return reading.IsRead ? new PlanBody(reading.Plan, null) : new PlanBody(null, Problem.Of(reading.Faults));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new BodyMetadata(typeof(HallPlan), Optional: false));
}
