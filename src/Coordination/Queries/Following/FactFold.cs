using Coordination.Departments;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Staff;

namespace Coordination.Queries.Following;

/// <summary>Tells what counts in figures from each event of one request. Pure: the same events lead to the same facts.</summary>
internal sealed class FactFold
{
    private readonly Dictionary<int, DateTimeOffset> _waitingSince = [];
    private int _number;

    /// <summary>What follows from an event.</summary>
    /// <param name="before">The request before it.</param>
    /// <param name="after">The request after it.</param>
    /// <param name="happened">The event.</param>
    public IReadOnlyList<RequestFact> Follow(RequestState before, RequestState after, JournalEvent happened)
    {
        var facts = new List<RequestFact>();
        if (before.Version == 0)
        {
            Add(FactKind.Submitted);
        }

        for (var item = 0; item < after.Items.Length; item++)
        {
            FollowItem(item, item < before.Items.Length ? before.Items[item] : null, after.Items[item]);
        }

        switch (happened.Type)
        {
            case RequestEventNames.Refused:
                Add(FactKind.Refused);
                break;
            case RequestEventNames.Missed:
                Add(FactKind.Missed, PlaceOf(after));
                break;
            case RequestEventNames.Reopened:
                Add(FactKind.Reopened, PlaceOf(after));
                break;
            default:
                break;
        }

        if (before.ClosedAt is null && after.ClosedAt is { } closed && after.Status != RequestStatus.Refused)
        {
            Add(EndOf(after), PlaceOf(after), time: closed - after.SubmittedAt);
        }

        return facts;

        void FollowItem(int item, WorkItemState? had, WorkItemState has)
        {
            if (had?.Department is { } from && from != has.Department && happened.Type == RequestEventNames.Transferred)
            {
                Add(FactKind.Transferred, from, HolderOf(had));
            }

            var (isHeld, wasQueued, isQueued) = (HolderOf(has) is not null, IsQueued(had), IsQueued(has));
            if (wasQueued && (!isQueued || had!.Department != has.Department))
            {
                var wait = WaitOf(item, had!);
                Add(isHeld ? TakenOf(before) : WasGivenUp(had!) ? FactKind.Abandoned : FactKind.Left, had!.Department, isHeld ? HolderOf(has) : null, wait);
            }

            if (HolderOf(had) is { } holder && HolderOf(has) != holder)
            {
                Add(has.Status == WorkItemStatus.Completed ? FactKind.Handled : FactKind.PutBack, had!.Department, holder, happened.At - (had.AssignedAt ?? happened.At));
            }

            // What goes straight into somebody's hands has been in the queue for no time.
            if (isQueued ? !wasQueued || had!.Department != has.Department : isHeld && !wasQueued && !IsInHands(had))
            {
                Add(FactKind.Queued, has.Department);
                _waitingSince[item] = happened.At;
                if (isHeld)
                {
                    Add(TakenOf(before), has.Department, HolderOf(has), TimeSpan.Zero);
                }
            }
        }

        bool WasGivenUp(WorkItemState had) =>
            happened.Type is RequestEventNames.Cancelled or RequestEventNames.NoShow && !(happened.At < had.NotBefore);

        TimeSpan WaitOf(int item, WorkItemState had)
        {
            var since = _waitingSince[item];
            var begun = had.NotBefore > since ? had.NotBefore.Value : since;
            return happened.At > begun ? happened.At - begun : TimeSpan.Zero;
        }

        FactKind TakenOf(RequestState state) => state.Clock switch
        {
            { Missed: true } => FactKind.TakenLate,
            null or { Target: null } => FactKind.TakenUnpromised,
            { Due: { } due } when due < happened.At => FactKind.TakenLate,
            _ => FactKind.TakenInTime,
        };

        void Add(FactKind kind, DepartmentId? department = null, StaffId? staff = null, TimeSpan? time = null) => facts.Add(new RequestFact
        {
            Request = after.Id,
            Number = _number++,
            Centre = after.Centre,
            At = happened.At,
            Kind = kind,
            Department = department,
            Staff = staff,
            Service = after.Service,
            Channel = after.Channel,
            Urgency = after.Urgency == 0 ? null : after.Urgency,
            Time = time,
        });
    }

    /// <summary>Who has an item in hand; null for nobody.</summary>
    public static StaffId? HolderOf(WorkItemState? item) => IsInHands(item) ? item!.Holder : null;

    private static bool IsInHands(WorkItemState? item) => item?.Status is WorkItemStatus.Assigned or WorkItemStatus.Started or WorkItemStatus.OnHold;

    private static bool IsQueued(WorkItemState? item) => item?.Status is WorkItemStatus.Waiting or WorkItemStatus.Offered;

    private static DepartmentId? PlaceOf(RequestState state) => RequestBehaviour.PlacesOf(state) is [var first, ..] ? first.Department : null;

    private static FactKind EndOf(RequestState state) => (state.Status, state.Clock) switch
    {
        (not RequestStatus.Completed, _) => FactKind.EndedOtherwise,
        (_, { Missed: true }) => FactKind.CompletedLate,
        (_, null or { Target: null }) => FactKind.CompletedUnpromised,
        _ => FactKind.CompletedInTime,
    };
}
