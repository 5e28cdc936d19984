using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>What a plan promises.</summary>
internal static class Promises
{
    /// <summary>The open time within which a request of an urgency is done; null when nothing is promised.</summary>
    public static TimeSpan? PromiseOf(this ActivePlan plan, Urgency urgency) =>
        plan.TargetOf(urgency) is { } target ? TimeSpan.FromMinutes(target.Minutes) : null;
}
