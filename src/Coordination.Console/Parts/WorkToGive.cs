using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Console.Parts;

/// <summary>An item that is to be given to somebody: what whoever takes it must be able to do.</summary>
/// <param name="Class">What it demands.</param>
/// <param name="QueuedAt">Since when it waits: skills fall away with the time.</param>
/// <param name="Holder">Who has it; null for nobody.</param>
internal sealed record WorkToGive(WorkClass Class, DateTimeOffset QueuedAt, StaffId? Holder)
{
    /// <summary>An item of a request; null where nothing of it can be given.</summary>
    public static async ValueTask<WorkToGive?> FindAsync(RequestState state, int item, ICoordination coordination, CancellationToken cancellation)
    {
        var routing = RequestRouting.Of(state);
        return routing.Items.FirstOrDefault(one => one.Index == item) is { } routed
            && await coordination.Plan(state.Centre).ReadVersionAsync(state.Plan, cancellation) is { } own
            ? new WorkToGive(WorkClasses.Describe(routing, routed, new ActivePlan(own.Plan, own.Version)), routed.QueuedAt, routed.Holder)
            : null;
    }

    /// <summary>The skills that somebody lacks for it at a time.</summary>
    /// <param name="person">Who.</param>
    /// <param name="now">When.</param>
    /// <param name="today">The day by the hall's clocks.</param>
    public ImmutableArray<SkillRequirement> LackedBy(StaffPlan person, DateTimeOffset now, DateOnly today) =>
    [
        .. Class.Skills.Where(skill => !(skill.RelaxAfterMinutes is { } minutes && QueuedAt.AddMinutes(minutes) <= now) && !PlanCover.Holds(person, skill, today)),
    ];
}
