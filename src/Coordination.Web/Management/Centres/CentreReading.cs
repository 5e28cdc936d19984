using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Binding;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Centres;

/// <summary>A centre's live queue, state and figures. A hall without a plan is not found: reading never makes one.</summary>
internal static class CentreReading
{
    public static async Task<IResult> ReadQueueAsync(
        RouteValue<CentreId> centre, QueueQuery query, ICoordination coordination, CancellationToken cancellation)
    {
        if (await coordination.Plan(centre.Value).ReadAsync(cancellation) is not { } published)
        {
            return Unknown(centre.Value);
        }

        return query.Department is { } department && published.Plan.Departments.All(known => known.Id != department)
            ? ReplyResults.NotFound($"The plan of centre '{centre.Value}' has no department '{department}'.", "department")
            : new JsonResponse<QueueReport>(await coordination.Centre(centre.Value).ReadQueueAsync(query.Department, query.Limit, cancellation));
    }

    public static async Task<IResult> ReadStateAsync(RouteValue<CentreId> centre, ICoordination coordination, CancellationToken cancellation)
    {
        if (await coordination.Plan(centre.Value).ReadAsync(cancellation) is not { } published)
        {
            return Unknown(centre.Value);
        }

        var state = await coordination.Centre(centre.Value).ReadAsync(cancellation);
        return new JsonResponse<CentreView>(new CentreView(
            centre.Value, state.Version, state.InCrisis, state.CrisisReason, state.Since == default ? null : state.Since, published.Version));
    }

    public static async Task<IResult> CountAsync(
        RouteValue<CentreId> centre, CountsQuery query, ICoordination coordination, CancellationToken cancellation)
    {
        if (await coordination.Plan(centre.Value).ReadAsync(cancellation) is null)
        {
            return Unknown(centre.Value);
        }

        var counts = await coordination.Journal.CountByStatusAsync(centre.Value, query.Kind, cancellation);
        var queue = query.Kind == GrainKind.Request ? await coordination.Centre(centre.Value).ReadQueueAsync(department: null, limit: 0, cancellation) : null;
        return new JsonResponse<CountsView>(new CountsView(
            centre.Value, query.Kind, counts.Values.Sum(), counts.ToImmutableSortedDictionary(StringComparer.Ordinal), queue is { Departments.IsEmpty: false } ? queue.Booked : null));
    }

    public static IResult Unknown(CentreId centre) => ReplyResults.NotFound($"There is no centre '{centre}' with a published plan.", "centre");
}
