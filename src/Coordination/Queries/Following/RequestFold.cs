using Coordination.Centres;
using Coordination.Grains;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Queries.Following;

/// <summary>A request's summary and handlings, followed from event to event. Pure: the same events lead to the same, whenever they are read.</summary>
internal sealed class RequestFold(GrainKey key)
{
    private static readonly RequestBehaviour Behaviour = new();

    private readonly List<Handling> _handlings = [];
    private readonly FactFold _facts = new();
    private RequestState _state = Behaviour.Initial(key);

    /// <summary>The version reached; 0 before the first event.</summary>
    public long Version => _state.Version;

    /// <summary>The hall, from the first event on.</summary>
    public CentreId Centre => _state.Centre;

    /// <summary>Whether no more is likely to happen.</summary>
    public bool IsOver => _state.ClosedAt is not null;

    /// <summary>The handlings so far, in the order in which they began.</summary>
    public IReadOnlyList<Handling> Handlings => _handlings;

    /// <summary>The summary at this version.</summary>
    public RequestSummary Summarise() => new()
    {
        Request = _state.Id,
        Centre = _state.Centre,
        Version = _state.Version,
        Status = _state.Status,
        Service = _state.Service,
        Channel = _state.Channel,
        Applicant = _state.Applicant,
        Urgency = _state.Urgency == 0 ? null : _state.Urgency,
        Places = RequestBehaviour.PlacesOf(_state),
        SubmittedAt = _state.SubmittedAt,
        FirstTakenAt = _handlings is [var first, ..] ? first.AssignedAt : null,
        ClosedAt = _state.ClosedAt,
        Due = _state.Clock?.Due,
        Missed = _state.Clock?.Missed ?? false,
        Rating = _state.Rating,
        Reopened = _state.Reopened,
    };

    /// <summary>Goes on to the next version.</summary>
    /// <returns>What counts in figures because of it.</returns>
    /// <exception cref="JournalCorruptException">The event is not of its form.</exception>
    public IReadOnlyList<RequestFact> Apply(JournalEvent happened)
    {
        var context = new EventContext(happened.Version, happened.At, happened.By);
        if (PersonalEvents.IsName(happened.Type))
        {
            _state = Behaviour.Touch(_state, context);
            return [];
        }

        var before = _state;
        _state = Behaviour.Apply(before, Behaviour.ReadEvent(happened.Type, happened.Payload.Span), context);
        for (var item = 0; item < _state.Items.Length; item++)
        {
            Follow(item, item < before.Items.Length ? before.Items[item] : null, _state.Items[item], happened);
        }

        return _facts.Follow(before, _state, happened);
    }

    private void Follow(int item, WorkItemState? before, WorkItemState after, JournalEvent happened)
    {
        var (had, has) = (FactFold.HolderOf(before), FactFold.HolderOf(after));
        if (had is not null && had != has)
        {
            End(item, after, happened);
        }

        if (has is not null)
        {
            if (had != has)
            {
                Begin(item, after);
            }
            else if (before!.StartedAt != after.StartedAt)
            {
                Change(item, open => open with { StartedAt = after.StartedAt });
            }
        }
    }

    private void Begin(int item, WorkItemState state) => _handlings.Add(new Handling
    {
        Request = _state.Id,
        Number = _handlings.Count,
        Item = item,
        Step = state.Step,
        Centre = _state.Centre,
        Service = _state.Service,
        Department = state.Department,
        Staff = state.Holder!.Value,
        Channel = _state.Channel,
        Urgency = _state.Urgency,
        QueuedAt = state.QueuedAt,
        AssignedAt = state.AssignedAt ?? _state.ChangedAt,
        StartedAt = state.StartedAt,
    });

    private void End(int item, WorkItemState after, JournalEvent happened) => Change(item, open => open with
    {
        StartedAt = open.StartedAt ?? (after.Status == WorkItemStatus.Completed ? after.StartedAt : null),
        EndedAt = happened.At,
        Ending = happened.Type,
        Outcome = after.Outcome,
    });

    private void Change(int item, Func<Handling, Handling> change)
    {
        var index = _handlings.FindLastIndex(handling => handling.Item == item && handling.EndedAt is null);
        _handlings[index] = change(_handlings[index]);
    }
}
