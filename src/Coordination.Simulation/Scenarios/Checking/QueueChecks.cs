using Coordination.Plans;
using Coordination.Plans.Checking;

namespace Coordination.Simulation.Scenarios.Checking;

/// <summary>A pure queueing model: it needs nothing else of a scenario, and may have nothing else.</summary>
internal static class QueueChecks
{
    private const int MostServers = 10_000;

    public static void Check(ScenarioContext context, QueueModel queue)
    {
        context.Number(queue.Servers, 1, MostServers, "$.queue.servers", "number of servers");
        if (!queue.Arrivals.Values.Any(rate => rate > 0))
        {
            context.Add("$.queue.arrivals", "Nobody comes; give at least one level a rate above 0, such as { \"3\": 0.9 }.");
        }

        foreach (var (level, rate) in queue.Arrivals)
        {
            context.Number(rate, 0, double.MaxValue, JsonPathText.Name("$.queue.arrivals", level.ToString("D")), "rate");
        }

        DistributionChecks.Check(context, queue.Service, "$.queue.service");
        foreach (var (level, time) in queue.ServiceByLevel)
        {
            DistributionChecks.Check(context, time, JsonPathText.Name("$.queue.serviceByLevel", level.ToString("D")));
        }

        DistributionChecks.Check(context, queue.Patience, "$.queue.patience");
        foreach (var (level, rate) in queue.Rates)
        {
            context.Positive(rate, JsonPathText.Name("$.queue.rates", level.ToString("D")), "rate");
        }

        CheckNothingElse(context);
    }

    private static void CheckNothingElse(ScenarioContext context)
    {
        var scenario = context.Scenario;
        foreach (var (given, name) in new[]
        {
            (!scenario.Arrivals.IsEmpty, "arrivals"), (!scenario.Appointments.IsEmpty, "appointments"), (!scenario.ServiceTimes.IsEmpty, "serviceTimes"),
            (!scenario.Patience.IsEmpty, "patience"), (!scenario.NoShows.IsEmpty, "noShows"), (!scenario.Documents.IsEmpty, "documents"),
            (!scenario.Rosters.IsEmpty, "rosters"), (!scenario.Absences.IsEmpty, "absences"), (!scenario.Training.IsEmpty, "training"),
            (!scenario.Crises.IsEmpty, "crises"), (scenario.Organisation.Model != OrganisationModel.Plan, "organisation"),
        })
        {
            if (given)
            {
                context.Add($"$.{name}", $"A queueing model has no '{name}'; leave it out, or give a hall plan in place of 'queue'.");
            }
        }
    }
}
