namespace Coordination.Plans.Checking;

/// <summary>Which item goes next, and to whom.</summary>
internal static class RoutingChecks
{
    public static void Check(CheckContext context)
    {
        var routing = context.Plan.Routing;
        context.Defined(routing.Order, "$.routing.order", "order");
        context.Defined(routing.Choice, "$.routing.choice", "choice");
        context.Range(routing.DeclineBackoffSeconds, 0, 86_400, "$.routing.declineBackoffSeconds", "time after a decline in seconds");
        context.Range(routing.PauseAfterLapsedOffers, 0, 100, "$.routing.pauseAfterLapsedOffers", "number of lapsed offers");
        context.Range(routing.NoShowRecalls, 0, 10, "$.routing.noShowRecalls", "number of calls after the first");
        context.Range(routing.AppointmentEarlyMinutes, 0, 1440, "$.routing.appointmentEarlyMinutes", "time before an appointment in minutes");
        context.Range(routing.AbsentAfterMinutes, 1, 1440, "$.routing.absentAfterMinutes", "time after which a booked citizen has not come, in minutes");
        if (routing.LateAfterMinutes is { } late)
        {
            context.Range(late, 0, 1440, "$.routing.lateAfterMinutes", "time after which a booked citizen is late, in minutes");
        }

        foreach (var (level, rate) in routing.Rates.OrderBy(entry => entry.Key))
        {
            if (context.Defined(level, PathOf(level), "urgency") && !(double.IsFinite(rate) && rate > 0))
            {
                context.Add(PathOf(level), CheckContext.Invariant($"The rate of urgency {level:D} is {rate}; it must be above 0, or its requests could wait for ever."));
            }
        }

        if (PlanLevels.IsUsed(context.Plan, OrderPolicyKind.Accumulating))
        {
            CheckAccumulation(context, routing);
        }
    }

    private static void CheckAccumulation(CheckContext context, RoutingPlan routing)
    {
        foreach (var level in PlanLevels.All)
        {
            if (!routing.Rates.TryGetValue(level, out var rate))
            {
                context.Add("$.routing.rates", $"The order 'accumulating' needs a rate for every urgency; add one for {level:D}.");
            }
            else if (routing.Rates.TryGetValue(level - 1, out var faster) && rate >= faster && rate > 0)
            {
                context.Add(PathOf(level), CheckContext.Invariant(
                    $"Urgency {level:D} gains priority no slower than urgency {level - 1:D} ({rate} against {faster}); make its rate smaller."));
            }
        }
    }

    private static string PathOf(Urgency level) => JsonPathText.Name("$.routing.rates", PlanLevels.Text(level));
}
