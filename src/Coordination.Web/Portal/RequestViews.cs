using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Coordination.Staff;

namespace Coordination.Web.Portal;

/// <summary>Makes the citizen's view of a request.</summary>
internal static class RequestViews
{
    public static RequestView Of(RequestState state, SpokenPlan? plan, WaitReport? wait, IReadOnlyDictionary<StaffId, string> windows) => new()
    {
        Id = state.Id,
        Version = state.Version,
        Centre = state.Centre,
        Service = state.Service,
        Status = state.Status,
        Channel = state.Channel,
        Urgency = Enum.IsDefined(state.Urgency) ? state.Urgency : null,
        UrgencyReason = plan is null ? state.UrgencyReason : RecordedNames.OfUrgency(state.UrgencyReason, plan),
        SubmittedAt = state.SubmittedAt,
        AppointmentAt = state.AppointmentAt,
        ArrivedAt = state.ArrivedAt,
        AwaitedUntil = state.Status.IsOpen() ? state.AwaitedUntil : null,
        DueAt = state.Clock?.Due,
        ClosedAt = state.ClosedAt,
        EndReason = state.EndReason,
        Reasons = [.. state.Reasons.Select(reason => new ReasonView(reason.Code, plan is null ? reason.Message : RecordedNames.OfRefusal(reason, state.Service, plan), reason.Field))],
        Items = [.. state.Items.Select((item, index) => Of(item, index, WaitOf(wait, index), windows))],
        MissingDocuments = state.MissingDocuments,
        Documents = state.Documents,
        Rating = state.Rating,
        Reopened = state.Reopened,
    };

    private static ItemWait? WaitOf(WaitReport? wait, int index) => wait?.Items.FirstOrDefault(item => item.Item.Index == index);

    private static ItemView Of(WorkItemState item, int index, ItemWait? wait, IReadOnlyDictionary<StaffId, string> windows) => new()
    {
        Item = index,
        Step = item.Step,
        Department = item.Department,
        Status = item.Status,
        QueuedAt = item.QueuedAt,
        NotBefore = item.NotBefore,
        Position = item.Status == WorkItemStatus.Waiting ? wait?.Position : null,
        EstimatedWait = item.Status == WorkItemStatus.Waiting ? Minutes(wait?.Estimate) : null,
        Window = item is { Holder: { } holder } && item.Status.IsHeld() ? windows.GetValueOrDefault(holder) : null,

        // Of a held item the record's reason, which names nobody; of a waiting one the queue's.
        Why = item.Status == WorkItemStatus.Waiting ? wait?.Why : item.Why,
        WhyCode = wait?.Code,
        EndedAt = item.EndedAt,
        Outcome = item.Outcome,
    };

    /// <remarks>Whole minutes, outwards: so a view changes only when there is something new to say.</remarks>
    private static EstimateView? Minutes(WaitEstimate? estimate) => estimate is { } value
        ? new EstimateView(Up(value.Expected), (int)value.Low.TotalMinutes, Up(value.High))
        : null;

    private static int Up(TimeSpan time) => (int)Math.Ceiling(time.TotalMinutes);
}
