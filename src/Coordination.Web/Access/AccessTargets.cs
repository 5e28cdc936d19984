using Coordination.Access;
using Coordination.Batches;
using Coordination.Erasures;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Access;

/// <summary>Finds what a call touches, from its path and query.</summary>
/// <remarks>What the path names decides: a query restricts what a path shows of a hall, and never says whose something is.</remarks>
internal static class AccessTargets
{
    /// <summary>What a call touches; null where its path names nothing that exists.</summary>
    public static async ValueTask<AccessTarget?> FindAsync(HttpContext call, ICoordination coordination, CancellationToken cancellation)
    {
        if (call.GetEndpoint()?.Metadata.GetMetadata<GrainKindDefinition>() is { } kind)
        {
            return await OfGrainAsync(kind, call, coordination, cancellation);
        }

        return (Route<RequestId>(call, "request") ?? (call.Request.RouteValues.ContainsKey("centre") ? null : Query<RequestId>(call, "request"))) is { } request
            ? await OfRequestAsync(call, request, Route<ItemNumber>(call, "item"), coordination, cancellation)
            : await OfHallAsync(call, coordination, cancellation);
    }

    /// <summary>Who submitted a request.</summary>
    public static async ValueTask<bool> IsOwnAsync(RequestId request, PrincipalId principal, ICoordination coordination, CancellationToken cancellation)
    {
        await foreach (var entry in coordination.Journal.ReadHistoryAsync(GrainKey.Of(request), cancellation: cancellation))
        {
            return entry.Event.By.Id == principal.ToString();
        }

        return false;
    }

    private static async ValueTask<AccessTarget?> OfGrainAsync(GrainKindDefinition kind, HttpContext call, ICoordination coordination, CancellationToken cancellation) =>
        kind.IsWithinHall ? await OfHallGrainAsync(kind, call, coordination, cancellation)
        : kind.Kind == GrainKind.Request ? Route<RequestId>(call, "id") is { } request ? await OfRequestAsync(call, request, null, coordination, cancellation) : null
        : new AccessTarget(Route<CentreId>(call, "id"));

    private static async ValueTask<AccessTarget> OfHallGrainAsync(GrainKindDefinition kind, HttpContext call, ICoordination coordination, CancellationToken cancellation)
    {
        var hall = Route<CentreId>(call, "centre");
        return kind.Kind switch
        {
            GrainKind.Department => new AccessTarget(hall) { Department = Route<DepartmentId>(call, "id") },
            GrainKind.Staff when hall is { } centre && Route<StaffId>(call, "id") is { } staff =>
                new AccessTarget(hall) { Holder = staff, Department = await HomeOfAsync(centre, staff, coordination, cancellation) },
            _ => new AccessTarget(kind is AccessGrainKind or ErasuresGrainKind && Route<AccessScope>(call, "id") == AccessScope.AllHalls ? null : hall),
        };
    }

    private static async ValueTask<AccessTarget?> OfRequestAsync(HttpContext call, RequestId request, ItemNumber? item, ICoordination coordination, CancellationToken cancellation)
    {
        if (await coordination.Request(request).ReadAsync(cancellation) is not { } state)
        {
            return null;
        }

        var touched = item is { Value: var number } && number >= 0 && number < state.Items.Length ? state.Items[number]
            : state.InQuestion();
        return new AccessTarget(state.Centre)
        {
            Request = request,
            Department = touched?.Department,
            Holder = item is null ? null : touched?.Holder,
            IsForTheEngine = item is not null && touched is { Holder: null },
            Key = item is null ? null : CallerHeader.Read(call).Key,
            Holders = item is null ? [.. state.Items.Where(one => one.Status.IsHeld()).Select(one => one.Holder).OfType<StaffId>()] : [],
        };
    }

    private static async ValueTask<AccessTarget?> OfHallAsync(HttpContext call, ICoordination coordination, CancellationToken cancellation)
    {
        var hall = Route<CentreId>(call, "centre") ?? Query<CentreId>(call, "centre");
        var staff = Route<StaffId>(call, "staff");
        if (hall is { } ofBatch && Route<BatchId>(call, "batch") is { } batch)
        {
            return new AccessTarget(hall) { Department = (await coordination.Batch(ofBatch, batch).ReadAsync(cancellation))?.Department };
        }

        return new AccessTarget(hall)
        {
            Holder = staff,
            Department = hall is { } centre && staff is { } person ? await HomeOfAsync(centre, person, coordination, cancellation)
                : call.Request.RouteValues.ContainsKey("department") ? Route<DepartmentId>(call, "department")
                : Query<DepartmentId>(call, "department"),
        };
    }

    private static async ValueTask<DepartmentId?> HomeOfAsync(CentreId centre, StaffId staff, ICoordination coordination, CancellationToken cancellation) =>
        (await coordination.Plan(centre).ReadAsync(cancellation))?.Plan.Staff.FirstOrDefault(person => person.Id == staff)?.Department;

    private static TId? Route<TId>(HttpContext call, string name)
        where TId : struct, IId<TId> => Read<TId>(call.GetRouteValue(name) as string);

    private static TId? Query<TId>(HttpContext call, string name)
        where TId : struct, IId<TId> => call.Request.Query[name] is [{ } text] ? Read<TId>(text) : null;

    private static TId? Read<TId>(string? text)
        where TId : struct, IId<TId> => TId.TryParse(text, out var id) ? id : null;
}
