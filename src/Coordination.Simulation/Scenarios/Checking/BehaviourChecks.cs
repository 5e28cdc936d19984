using Coordination.Plans.Checking;

namespace Coordination.Simulation.Scenarios.Checking;

/// <summary>Times of service, patience, no-shows and documents.</summary>
internal static class BehaviourChecks
{
    public static void Check(ScenarioContext context)
    {
        var scenario = context.Scenario;
        foreach (var (time, path) in ScenarioContext.Each(scenario.ServiceTimes, "$.serviceTimes"))
        {
            CheckTime(context, time, path);
        }

        foreach (var (patience, path) in ScenarioContext.Each(scenario.Patience, "$.patience"))
        {
            context.Service(patience.Service, $"{path}.service");
            DistributionChecks.Check(context, patience.Time, $"{path}.time");
        }

        foreach (var (noShow, path) in ScenarioContext.Each(scenario.NoShows, "$.noShows"))
        {
            context.Service(noShow.Service, $"{path}.service");
            context.Number(noShow.Probability, 0, 1, $"{path}.probability", "probability");
            context.Number(noShow.WaitMinutes, 0, 1440, $"{path}.waitMinutes", "wait");
            context.Number(noShow.RecallMinutes, 0, 1440, $"{path}.recallMinutes", "time before the next call");
        }

        foreach (var (documents, path) in ScenarioContext.Each(scenario.Documents, "$.documents"))
        {
            context.Service(documents.Service, $"{path}.service");
            context.Step(documents.Service, documents.Step, $"{path}.step");
            context.Number(documents.Probability, 0, 1, $"{path}.probability", "probability");
            context.Number(documents.After, 0, 1, $"{path}.after", "share");
            DistributionChecks.Check(context, documents.Time, $"{path}.time");
        }
    }

    private static void CheckTime(ScenarioContext context, ServiceTimePlan time, string path)
    {
        context.Service(time.Service, $"{path}.service");
        context.Step(time.Service, time.Step, $"{path}.step");
        DistributionChecks.Check(context, time.Time, $"{path}.time");
        foreach (var (level, factor) in time.FactorBySkillLevel)
        {
            var at = JsonPathText.Name($"{path}.factorBySkillLevel", level.ToString(System.Globalization.CultureInfo.InvariantCulture));
            context.Number(level, 1, 5, at, "skill level");
            context.Positive(factor, at, "factor");
        }
    }
}
