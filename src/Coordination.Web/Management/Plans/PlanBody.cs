using System.Collections.Immutable;
using System.Reflection;
using Coordination.Plans;
using Coordination.Plans.Reading;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Management.Plans;

/// <summary>A whole plan as a body, read by the plan's own reader, so that its faults are the same everywhere.</summary>
internal sealed class PlanBody : IBoundLater, IEndpointParameterMetadataProvider
{
    private HallPlan? _plan;
    private ReadOnlyMemory<byte> _text;

    public Problem? Problem { get; private set; }

    public HallPlan Plan => _plan ?? throw new InvalidOperationException("The plan was not read; its problem is the answer.");

    /// <summary>Reads nothing yet.</summary>
    public static ValueTask<PlanBody?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<PlanBody?>(new PlanBody());

    /// <summary>Reads the plan when it is its turn, while its sender is there.</summary>
    public async ValueTask ReadAsync(HttpContext context) =>
        Problem = await context.RequestServices.GetRequiredService<PlanGate>().PassAsync(ReadInTurnAsync, context);

    private async ValueTask<Problem?> ReadInTurnAsync(HttpContext context, CancellationToken cancellation)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<CoordinationWebOptions>>().Value;
        var raw = await BodyReader.ReadAsync(context, options.MaxPlanBytes, optional: false, cancellation);
        if (raw.Problem is not null)
        {
            return raw.Problem;
        }

        var reading = PlanDocument.Read(raw.Json, cancellation);
        (_plan, _text) = (reading.Plan, raw.Json);
        return reading.IsRead ? null : Problem.Of(reading.Faults);
    }

    /// <summary>What was found to be wrong with the plan, with its places in the text.</summary>
    public ImmutableArray<Fault> Located(ImmutableArray<Fault> faults) => FaultPlaces.Locate(_text.Span, faults);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new BodyMetadata(typeof(HallPlan), Optional: false));
}
