using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Dispatch.Policies;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Dispatch;

/// <summary>What declaring a crisis would change at once of what waits: told before it is done, by the rules by which the dispatcher goes on then.</summary>
/// <param name="Departments">Per department of the queue.</param>
internal sealed record CrisisPreview(ImmutableArray<DepartmentInCrisis> Departments)
{
    /// <summary>How many that wait would wait until the crisis is lifted.</summary>
    public long HeldBack => Departments.Sum(department => department.HeldBack.Values.Sum());

    /// <summary>Of a hall as it is now. Pure.</summary>
    /// <param name="plan">The hall's plan.</param>
    /// <param name="queue">What waits, and who is at work.</param>
    public static CrisisPreview Of(HallPlan plan, QueueReport queue)
    {
        var (now, then) = (new DispatchRules(), new DispatchRules());
        now.Apply(plan.Routing, plan.Pooling, null);
        then.Apply(plan.Routing, plan.Pooling, plan.Crisis);
        return new CrisisPreview([.. queue.Departments.Select(department => Of(department, plan, queue, now, then))]);
    }

    private static DepartmentInCrisis Of(DepartmentQueue at, HallPlan plan, QueueReport queue, DispatchRules now, DispatchRules then)
    {
        var (callable, helpers) = (CallableOf(at, then), HelpersOf(at.Department, plan, plan.Crisis));
        var isHelped = MayBeHelped(at, callable, then, helpers, plan, queue);
        var isHelpedAlready = MayBeHelped(at, CallableOf(at, now), now, HelpersOf(at.Department, plan, null), plan, queue);
        return new DepartmentInCrisis(at.Department, at.Waiting, at.ByUrgency.Where(level => level.Value > 0 && now.Gives(level.Key) && !then.Gives(level.Key)).ToImmutableSortedDictionary())
        {
            MayGoToOthers = isHelped && !isHelpedAlready ? callable : 0,
            FreeElsewhere = isHelped ? queue.Staff.Count(person => person.Available && person.Load < person.Capacity && helpers(person.Department)) : 0,
        };
    }

    private static long CallableOf(DepartmentQueue at, DispatchRules rules) =>
        at.CallableByUrgency.Where(level => rules.Gives(level.Key)).Sum(level => level.Value);

    private static bool MayBeHelped(DepartmentQueue at, long callable, DispatchRules rules, Func<DepartmentId, bool> isHelper, HallPlan plan, QueueReport queue) =>
        at.Open && rules.IsPooling && (rules.IsEnoughForHelp(callable) || (callable > 0 && !queue.Staff.Any(person => person.Available && person.Department == at.Department))) && plan.Departments.Any(other => isHelper(other.Id));

    private static Func<DepartmentId, bool> HelpersOf(DepartmentId department, HallPlan plan, CrisisPlan? crisis) => plan.Pooling.Groups.IsDefaultOrEmpty || DispatchRules.HelpAmongAll(crisis)
        ? other => other != department
        : other => other != department && plan.Pooling.Groups.Any(group => group.Contains(department) && group.Contains(other));
}

/// <summary>What declaring a crisis would change at once in a department.</summary>
/// <param name="Department">Which.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="HeldBack">Of these, how many would wait until the crisis is lifted, of each level; levels without any are left out.</param>
internal sealed record DepartmentInCrisis(DepartmentId Department, long Waiting, ImmutableSortedDictionary<Urgency, long> HeldBack)
{
    /// <summary>Of these, how many people of other departments may take who may take none now: those of them that nobody of the department is free for.</summary>
    public required long MayGoToOthers { get; init; }

    /// <summary>How many people of other departments have room for something at this moment, where they may help then.</summary>
    public required int FreeElsewhere { get; init; }
}
