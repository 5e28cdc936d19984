using System.Globalization;

namespace Coordination.Simulation.Scenarios.Checking;

/// <summary>Version, name, times, replications, and which hall it is.</summary>
internal static class FrameChecks
{
    private const int MostReplications = 100_000;
    private const int MostBins = 100_000;

    public static void Check(ScenarioContext context)
    {
        var scenario = context.Scenario;
        if (scenario.Version != Scenario.CurrentVersion)
        {
            context.Add("$.version", $"The version is {scenario.Version}; this program knows version {Scenario.CurrentVersion}.");
        }

        if (string.IsNullOrWhiteSpace(scenario.Name) || scenario.Name.Length > 200)
        {
            context.Add("$.name", "The name is empty or longer than 200 characters; write a short one.");
        }

        var timed = context.Positive(scenario.Horizon, "$.horizon", "horizon")
            && context.Number(scenario.Horizon, 0, ScenarioContext.LongestHorizon, "$.horizon", "horizon");
        if (context.Number(scenario.WarmUp, 0, ScenarioContext.LongestHorizon, "$.warmUp", "warm-up") && timed && scenario.WarmUp >= scenario.Horizon)
        {
            context.Add("$.warmUp", string.Create(CultureInfo.InvariantCulture, $"The warm-up of {scenario.WarmUp} minutes leaves nothing of the horizon of {scenario.Horizon}; make it shorter."));
        }

        context.Number(scenario.Replications, 1, MostReplications, "$.replications", "number of replications");
        if (scenario.Start is { Year: < 2000 or > 2100 } start)
        {
            context.Add("$.start", string.Create(CultureInfo.InvariantCulture, $"The start is {start:yyyy-MM-dd}; it must lie between 2000 and 2100."));
        }

        if (context.Positive(scenario.BinMinutes, "$.binMinutes", "width of an interval") && scenario.Horizon / scenario.BinMinutes > MostBins)
        {
            context.Add("$.binMinutes", string.Create(CultureInfo.InvariantCulture, $"Intervals of {scenario.BinMinutes} minutes cut the horizon into more than {MostBins} pieces; make them longer."));
        }

        CheckHall(context);
    }

    private static void CheckHall(ScenarioContext context)
    {
        var scenario = context.Scenario;
        var halls = (scenario.Queue is null ? 0 : 1) + (scenario.Plan is null ? 0 : 1) + (scenario.PlanFile is null ? 0 : 1);
        if (halls != 1)
        {
            context.Add("$", $"The scenario has {(halls == 0 ? "no hall" : "several halls")}; give exactly one of 'plan', 'planFile' and 'queue'.");
        }
        else if (scenario.PlanFile is not null)
        {
            context.Add("$.planFile", "The plan's file was not read; read the scenario from a file, or put the plan in its place.");
        }
    }
}
