using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;
using Coordination.Plans;

namespace Coordination.Dispatch.Core;

internal sealed partial class DispatchCore
{
    /// <summary>A new department: open, pushing, without a limit and without people.</summary>
    public int AddDepartment()
    {
        _departments.Add(new DepartmentSlot(_departments.Count));
        _changes.Helpers = true;
        return _departments.Count - 1;
    }

    /// <summary>A new class of work.</summary>
    /// <param name="department">Where its items wait.</param>
    /// <param name="requirements">What a person must be able to do.</param>
    /// <param name="cost">What one costs of a person's capacity.</param>
    /// <param name="expectedMinutes">The planned mean time of service.</param>
    /// <exception cref="InvalidOperationException">There are too many.</exception>
    public WorkClassHandle AddClass(int department, IEnumerable<Requirement> requirements, int cost, double expectedMinutes)
    {
        if (_classes.Count > ushort.MaxValue)
        {
            throw new InvalidOperationException("A dispatcher knows at most 65,536 classes of work; make fewer steps, channels or costs.");
        }

        var home = _departments[department];
        var schedule = Workforce.Requirements.ScheduleOf(requirements);
        var added = new ClassSlot(_classes.Count, home, schedule, Queues.LaneFor(home, schedule, cost), expectedMinutes);
        _classes.Add(added);
        home.Classes.Add(added);
        return new WorkClassHandle(added.Index);
    }

    /// <summary>A new person, who is not known yet and gets nothing.</summary>
    /// <param name="rank">Their place among all when everything else is equal; those from there on move up by one.</param>
    public int AddPerson(int rank) => Workforce.Add(rank);

    /// <summary>Somebody is known from now on, or known otherwise; what they hold stays.</summary>
    public void Register(int person, int department, int capacity, PersonSkill[] skills) =>
        Workforce.Register(Workforce[person], _departments[department], capacity, skills);

    /// <summary>Somebody's skills change, and nothing else.</summary>
    /// <remarks>Departments are to be told apart from this that something changed, as <see cref="Configure"/> does.</remarks>
    public void SetSkills(int person, PersonSkill[] skills) => Workforce.SetSkills(Workforce[person], skills);

    /// <summary>Somebody known may be given work, or may not.</summary>
    /// <param name="person">Who.</param>
    /// <param name="available">Whether they may.</param>
    /// <param name="since">Since when they are idle; ignored for somebody who stays available.</param>
    public void SetAvailable(int person, bool available, long since) => Workforce.SetAvailable(Workforce[person], available, since);

    /// <summary>Somebody known is not known any more; what they hold stays held until removed.</summary>
    public void Unregister(int person) => Workforce.Unregister(Workforce[person]);

    /// <summary>The clock was set back: skills that had expired count again until their day ends.</summary>
    /// <remarks>What waits is put right by placing it again.</remarks>
    public void RestoreSkills(long now)
    {
        Workforce.RestoreSkills();
        ProcessDue(now);
    }

    /// <summary>Opens or closes a department: while closed, its items wait.</summary>
    public void SetOpen(int department, bool open)
    {
        _departments[department].IsOpen = open;
        _changes.Mark(_departments[department]);
    }

    /// <summary>Replaces a department's limit of items in hand; null for none. It stays through later plans.</summary>
    public void SetLimit(int department, int? limit)
    {
        _departments[department].SetLimit(limit);
        _changes.Mark(_departments[department]);
    }

    /// <summary>What the plan says of a department; <see cref="Configure"/> follows.</summary>
    /// <param name="department">Which.</param>
    /// <param name="push">Whether its items are pushed to people, or people ask for them.</param>
    /// <param name="limit">The limit of items in hand, null for none; one that was set stays.</param>
    public void ApplyPlan(int department, bool push, int? limit) => _departments[department].ApplyPlan(push, limit);

    /// <summary>Another plan, or a crisis begins or ends: policies change, everything in memory stays, ages too.</summary>
    /// <param name="routing">Orders and choices.</param>
    /// <param name="pooling">Whether departments help each other.</param>
    /// <param name="groups">Which of them, by number.</param>
    /// <param name="crisis">What a crisis changes; null when there is none.</param>
    public void Configure(RoutingPlan routing, PoolingPlan pooling, int[][] groups, CrisisPlan? crisis)
    {
        Rules.Apply(routing, pooling, crisis);
        var amongAll = groups.Length == 0 || DispatchRules.HelpAmongAll(crisis);
        _pooling.SetGroups(amongAll ? null : [.. groups.Select(group => group.Select(department => _departments[department]).ToArray())]);
        foreach (var department in _departments)
        {
            _changes.Mark(department);
        }
    }
}
