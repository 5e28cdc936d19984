namespace Coordination.Plans.Checking;

/// <summary>The service-level targets.</summary>
internal static class ServiceLevelChecks
{
    public static void Check(CheckContext context)
    {
        var targets = context.Plan.ServiceLevels;
        context.Unique(targets, "$.serviceLevels", target => PlanLevels.Text(target.Urgency), ".urgency", "service level of urgency");
        foreach (var (target, path) in context.Each(targets, "$.serviceLevels"))
        {
            context.Defined(target.Urgency, $"{path}.urgency", "urgency");
            context.Range(target.Minutes, 1, CheckContext.MinutesOfAYear, $"{path}.minutes", "promise in minutes");
            context.Range(target.Percent, 1, 100, $"{path}.percent", "share in percent");
            if (target.EscalateTo is { } raised && context.Defined(raised, $"{path}.escalateTo", "urgency after escalation") && raised >= target.Urgency)
            {
                context.Add($"{path}.escalateTo", $"Urgency {target.Urgency:D} cannot be raised to {raised:D}; choose a smaller number, or leave it out.");
            }
        }

        CheckDeadlines(context);
    }

    /// <summary>Without a target an item has no deadline, and could wait for ever behind those that have.</summary>
    private static void CheckDeadlines(CheckContext context)
    {
        var missing = PlanLevels.All.Except(context.Plan.ServiceLevels.Where(target => target is not null).Select(target => target.Urgency)).ToList();
        if (PlanLevels.IsUsed(context.Plan, OrderPolicyKind.Deadline) && missing.Count > 0)
        {
            context.Add("$.serviceLevels", $"The order 'deadline' needs a target for every urgency; add {string.Join(", ", missing.Select(PlanLevels.Text))}.");
        }
    }
}
