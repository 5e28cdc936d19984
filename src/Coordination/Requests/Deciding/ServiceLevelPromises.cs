using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>What a plan promises.</summary>
internal static class ServiceLevelPromises
{
    /// <summary>The open time within which a request of an urgency is done; null when nothing is promised.</summary>
    public static TimeSpan? PromisedTimeOf(this ActivePlan plan, Urgency urgency) =>
        plan.TargetOf(urgency) is { } target ? TimeSpan.FromMinutes(target.Minutes) : null;
}
