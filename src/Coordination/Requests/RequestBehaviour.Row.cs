using System.Collections.Immutable;
using Coordination.Journal;

namespace Coordination.Requests;

/// <content>The row that queries and rebuilds read.</content>
internal sealed partial class RequestBehaviour
{
    /// <inheritdoc />
    public override DateTimeOffset ChangedAt(RequestState state) => state.ChangedAt;

    /// <inheritdoc />
    public override GrainRow Project(GrainKey key, RequestState state, long version, EventHash hash)
    {
        var (first, further) = Links(state);
        return new GrainRow
        {
            Key = key,
            Centre = state.Centre,
            Department = first?.Department,
            Staff = first?.Staff,
            Links = further,
            Status = StatusOf(state),
            IsOpen = state.Status.IsOpen(),
            Urgency = state.Urgency == 0 ? null : state.Urgency,
            Due = state.Clock?.Due,
            Since = state.SubmittedAt,
            Version = version,
            Hash = hash,
            State = WriteState(state),
        };
    }

    /// <summary>Where something is to be done now or, of a closed request, where it was last.</summary>
    internal static ImmutableArray<RowLink> PlacesOf(RequestState state) => Links(state) is ({ } first, var further) ? [first, .. further] : [];

    // A closed request is found where it was last.
    private static RowLink? Last(RequestState state) =>
        !state.Status.IsOpen() && state.Items is [.., var last] ? new RowLink(last.Department, null) : null;

    /// <summary>The places where something is to be done now; items whose turn has not come stand nowhere yet.</summary>
    private static (RowLink? First, ImmutableArray<RowLink> Further) Links(RequestState state)
    {
        RowLink? first = null;
        ImmutableArray<RowLink> further = [];
        foreach (var item in state.Items)
        {
            if (item.Status == WorkItemStatus.Pending || item.Status.IsFinal())
            {
                continue;
            }

            var link = new RowLink(item.Department, item.Status.IsHeld() ? item.Holder : null);
            if (first is null)
            {
                first = link;
            }
            else if (link != first && !further.Contains(link))
            {
                further = further.Add(link);
            }
        }

        return (first ?? Last(state), further);
    }
}
