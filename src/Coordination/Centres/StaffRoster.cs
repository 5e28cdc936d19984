using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests.Deciding;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>How the hall's staff stand to work: what is on record of them, and who is being withdrawn.</summary>
internal sealed class StaffRoster
{
    // Longer than any command takes: who was withdrawn by one that never came to its end is given work again.
    private static readonly TimeSpan WithdrawalTimeout = TimeSpan.FromMinutes(5);

    private readonly Dictionary<StaffId, StaffState> _states = [];
    private readonly Dictionary<long, (StaffId Staff, TimeSpan Since, bool HasEnded)> _withdrawals = [];
    private readonly Queue<StaffId> _drained = new();
    private readonly Queue<StaffId> _overdue = new();
    private long _lastWithdrawal;

    /// <summary>Who lets offers lapse.</summary>
    public LapsedOffers LapsedOffers { get; } = new();

    /// <summary>Takes a state, unless one as new is known.</summary>
    public bool TryAdvance(StaffState state)
    {
        var isNew = !_states.TryGetValue(state.Id, out var known) || state.Version > known.Version;
        if (isNew)
        {
            _states[state.Id] = state;
            LapsedOffers.Forget(state.Id);
        }

        return isNew;
    }

    /// <summary>Takes what is on record at the start.</summary>
    public void Load(StaffState state) => _states[state.Id] = state;

    public bool Is(StaffId staff, StaffPresence presence) => _states.TryGetValue(staff, out var state) && state.Presence == presence;

    /// <summary>Somebody takes no work until the withdrawal ends, whatever the record still says.</summary>
    /// <returns>The withdrawal's number.</returns>
    public long Withdraw(StaffId staff, TimeSpan uptime)
    {
        _withdrawals[++_lastWithdrawal] = (staff, uptime, HasEnded: false);
        return _lastWithdrawal;
    }

    /// <summary>Ends a withdrawal; who was withdrawn, or null when it was over.</summary>
    public StaffId? EndWithdrawal(long number) => _withdrawals.Remove(number, out var withdrawal) ? withdrawal.Staff : null;

    /// <summary>A withdrawal ends as soon as the record has been read.</summary>
    public void EndWithdrawalOnceRead(long number)
    {
        if (_withdrawals.TryGetValue(number, out var withdrawal))
        {
            _withdrawals[number] = withdrawal with { HasEnded = true };
        }
    }

    /// <summary>The withdrawals that end once the record has been read.</summary>
    public List<long> FindEndingWithdrawals(TimeSpan uptime) =>
        [.. from withdrawal in _withdrawals
            where withdrawal.Value.HasEnded || uptime - withdrawal.Value.Since > WithdrawalTimeout
            select withdrawal.Key];

    /// <summary>Whether somebody may be given work now.</summary>
    public StaffAvailability AvailabilityOf(StaffPlan person, DayClosings closings)
    {
        var since = _states.TryGetValue(person.Id, out var state) ? state.Since : DateTimeOffset.MinValue;
        var isThere = state?.Presence is StaffPresence.SignedOn && closings.CommandFor(person.Department, state) is null;
        return new StaffAvailability(person, isThere && !IsWithdrawn(person.Id), since);
    }

    /// <summary>Takes note of everybody who is at work and is not to be.</summary>
    /// <returns>Who they are.</returns>
    public List<StaffId> NoteOverdue(ActivePlan plan, DayClosings closings) => [.. _states.Keys.Where(staff => NoteIfOverdue(staff, plan, closings))];

    /// <summary>Takes note of somebody who is at work and is not to be: the plan does not name them, or signs them off because their department has closed for the day.</summary>
    /// <returns>Whether it is so.</returns>
    public bool NoteIfOverdue(StaffId staff, ActivePlan plan, DayClosings closings)
    {
        var isOverdue = FindOverdue(staff, plan, closings) is not null;
        if (isOverdue)
        {
            _overdue.Enqueue(staff);
        }

        return isOverdue;
    }

    /// <summary>The command for somebody who is at work and is not to be, each once whenever that is noted; null where there is nobody.</summary>
    public StaffCommand? TakeOverdue(ActivePlan plan, DayClosings closings, out StaffId staff)
    {
        while (_overdue.TryDequeue(out staff))
        {
            if (FindOverdue(staff, plan, closings) is { } command)
            {
                return command;
            }
        }

        return null;
    }

    /// <summary>Takes note of somebody who takes no more and holds nothing any longer.</summary>
    public void NoteIfDrained(StaffId staff, HeldItems held)
    {
        if (IsDrained(staff, held))
        {
            _drained.Enqueue(staff);
        }
    }

    /// <summary>Somebody who takes no more and holds nothing any longer, each once whenever that is noted.</summary>
    public bool TryTakeDrained(HeldItems held, out StaffId staff)
    {
        while (_drained.TryDequeue(out staff))
        {
            if (IsDrained(staff, held))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A command of the engine about somebody did not come to its end: it is given again where it still fits.</summary>
    public void NoteAgain(StaffId staff, StaffCommand command)
    {
        if (command is PauseWork)
        {
            LapsedOffers.NoteAgain(staff);
        }
        else
        {
            (command is SignOff ? _drained : _overdue).Enqueue(staff);
        }
    }

    private StaffCommand? FindOverdue(StaffId staff, ActivePlan plan, DayClosings closings) =>
        !_states.TryGetValue(staff, out var state) || state.Presence == StaffPresence.SignedOff ? null
        : plan.Staff.TryGetValue(staff, out var person) ? closings.CommandFor(person.Department, state)
        : new SignOffUnplanned { Reason = Reason.Of(EngineReasons.NotInPlan) };

    private bool IsDrained(StaffId staff, HeldItems held) => Is(staff, StaffPresence.Draining) && !held.HoldsAny(staff);

    private bool IsWithdrawn(StaffId staff)
    {
        foreach (var withdrawal in _withdrawals.Values)
        {
            if (withdrawal.Staff == staff)
            {
                return true;
            }
        }

        return false;
    }
}
