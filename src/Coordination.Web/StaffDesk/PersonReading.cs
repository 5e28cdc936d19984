using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Binding;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.StaffDesk;

/// <summary>How somebody stands to work, and what they hold.</summary>
internal static class PersonReading
{
    private static readonly RequestBehaviour Requests = new();

    public static async Task<IResult> ReadAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Staff(centre.Value, staff.Value).ReadAsync(cancellation) is { } state
            ? new JsonResponse<PersonView>(Of(state, centre.Value, staff.Value, await HoldsAsync(centre.Value, staff.Value, coordination.Journal, cancellation)))
            : ReplyResults.NotFound($"The plan of centre '{centre.Value}' knows no member of staff '{staff.Value}'.", nameof(staff));

    private static PersonView Of(StaffState state, CentreId centre, StaffId staff, ImmutableArray<HeldItemView> holds) => new()
    {
        Id = staff,
        Centre = centre,
        Version = state.Version,
        Presence = state.Presence,
        Window = state.Window,
        PauseReason = state.PauseReason,
        Since = state.Since,
        Holds = holds,
    };

    /// <remarks>From the record, where the truth is: a request in memory may not know yet what a host has written that was given up.</remarks>
    private static async ValueTask<ImmutableArray<HeldItemView>> HoldsAsync(
        CentreId centre, StaffId staff, IJournalReader journal, CancellationToken cancellation)
    {
        var page = await journal.QueryAsync(new RowQuery { Centre = centre, Staff = staff, IsOpen = true }, cancellation);
        return [.. page.Rows.Select(row => Requests.ReadState(row.State.Span)).SelectMany(request => request.Items
            .Select((item, index) => (item, index))
            .Where(held => held.item.Holder == staff && held.item.Status.IsHeld())
            .Select(held => Of(request, held.item, held.index)))];
    }

    private static HeldItemView Of(RequestState request, WorkItemState item, int index) => new()
    {
        Request = request.Id,
        Item = index,
        Service = request.Service,
        Step = item.Step,
        Department = item.Department,
        Status = item.Status,
        Urgency = request.Urgency,
        Channel = request.Channel,
        Needs = request.Needs,
        OfferExpiresAt = item.OfferExpiresAt,
        DueAt = request.Clock?.Due,
        Why = item.Why,
    };
}
