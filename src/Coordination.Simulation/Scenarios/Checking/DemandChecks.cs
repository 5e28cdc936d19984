using Coordination.Plans;
using Coordination.Plans.Checking;

namespace Coordination.Simulation.Scenarios.Checking;

/// <summary>Who comes.</summary>
internal static class DemandChecks
{
    public static void Check(ScenarioContext context)
    {
        var scenario = context.Scenario;
        if (scenario.Arrivals.IsEmpty && scenario.Appointments.IsEmpty && scenario.Crises.All(crisis => crisis.Rate == 0))
        {
            context.Add("$.arrivals", "Nobody comes; give arrivals or appointments.");
        }

        foreach (var (arrival, path) in ScenarioContext.Each(scenario.Arrivals, "$.arrivals"))
        {
            CheckArrival(context, arrival, path);
        }

        foreach (var (appointment, path) in ScenarioContext.Each(scenario.Appointments, "$.appointments"))
        {
            context.Service(appointment.Service, $"{path}.service");
            context.KnowsNeeds(appointment.Needs, $"{path}.needs");
            context.Times(appointment.Times, $"{path}.times");
            context.Number(appointment.EarlyMinutes, -1440, 1440, $"{path}.earlyMinutes", "mean earliness");
            context.Number(appointment.EarlyDeviation, 0, 1440, $"{path}.earlyDeviation", "deviation");
            context.Number(appointment.Missed, 0, 1, $"{path}.missed", "share");
        }

        CheckCrises(context);
    }

    private static void CheckArrival(ScenarioContext context, ArrivalPlan arrival, string path)
    {
        context.Service(arrival.Service, $"{path}.service");
        context.KnowsNeeds(arrival.Needs, $"{path}.needs");
        if (context.Services.TryGetValue(arrival.Service, out var service) && !service.Channels.IsEmpty && !service.Channels.Contains(arrival.Channel))
        {
            context.Add($"{path}.channel", $"The service '{arrival.Service}' is not given over this channel; add it to the plan or name another one.");
        }

        var ways = (arrival.Rate is null ? 0 : 1) + (arrival.Rates.IsEmpty ? 0 : 1) + (arrival.Times.IsEmpty ? 0 : 1);
        if (ways != 1)
        {
            context.Add(path, $"The arrivals have {(ways == 0 ? "no rate" : "more than one rate")}; give exactly one of 'rate', 'rates' and 'times'.");
        }

        context.Number(arrival.Rate, 0, double.MaxValue, $"{path}.rate", "rate");
        context.Intervals(arrival.Rates, interval => (interval.From, interval.To), arrival.Every, $"{path}.rates", "interval");
        foreach (var (interval, at) in ScenarioContext.Each(arrival.Rates, $"{path}.rates"))
        {
            context.Number(interval.Rate, 0, double.MaxValue, $"{at}.rate", "rate");
        }

        if (!arrival.Rates.IsEmpty && arrival.Rates.All(interval => interval.Rate == 0))
        {
            context.Add($"{path}.rates", "Nobody ever comes, since every rate is 0; leave these arrivals out or raise a rate.");
        }

        if (arrival.Every is not null && arrival.Rates.IsEmpty)
        {
            context.Add($"{path}.every", "Only 'rates' come again; leave 'every' out.");
        }

        context.Times(arrival.Times, $"{path}.times");
        CheckMinutes(context, arrival, path);
    }

    private static void CheckMinutes(ScenarioContext context, ArrivalPlan arrival, string path)
    {
        if (!arrival.Minutes.IsEmpty && arrival.Minutes.Length != arrival.Times.Length)
        {
            context.Add($"{path}.minutes", $"There are {arrival.Minutes.Length} times of service for {arrival.Times.Length} arrivals; give one for each, or none.");
        }

        foreach (var (minutes, at) in ScenarioContext.Each(arrival.Minutes, $"{path}.minutes"))
        {
            context.Number(minutes, 0, ScenarioContext.LongestHorizon, at, "time of service");
        }
    }

    private static void CheckCrises(ScenarioContext context)
    {
        context.Intervals(context.Scenario.Crises, crisis => (crisis.From, crisis.To), null, "$.crises", "crisis");
        foreach (var (crisis, path) in ScenarioContext.Each(context.Scenario.Crises, "$.crises"))
        {
            context.Service(crisis.Service, $"{path}.service");
            context.Number(crisis.Rate, 0, double.MaxValue, $"{path}.rate", "rate");
            context.Number(crisis.DeclaredAfter, 0, ScenarioContext.LongestHorizon, $"{path}.declaredAfter", "delay");
            if (crisis.Service is null && crisis.Rate > 0)
            {
                context.Add($"{path}.service", "The surge asks for nothing; name the service that it asks for.");
            }
        }
    }
}
