using System.Collections.Immutable;
using System.Globalization;
using Coordination.Charts.Words;
using Coordination.Reports.Model;

namespace Coordination.Reports.Simulations;

/// <summary>How a simulation's figures came about, and what they do not say.</summary>
internal static class SimulationMethodPart
{
    public static MethodSection Of(SimulatedDay day)
    {
        var first = day.First;
        var method = ImmutableArray.CreateBuilder<string>();
        method.Add($"The scenario was simulated {WordsOf.Count(first.Replications)} times, each time with other random numbers. What decides who serves whom is the very dispatcher "
            + "that runs in a live hall; only time passes faster. Intervals are at 95 % confidence, over the replications (Student's t).");
        if (day.Variants.Length > 1)
        {
            method.Add("Variants are compared replication by replication with the same citizens, so that what they share cancels out and small differences show.");
        }

        return new MethodSection(
            method.ToImmutable(),
            [
                "A simulation is as good as its scenario: who comes, how long a service takes and who gives up are what the scenario says, not what was observed.",
                "A confidence interval says how far chance moves a figure. It says nothing of how well the scenario fits the hall.",
                "A citizen's wait is the time in which nobody attends to them: in queues and on the way between desks, not while away for documents. Who was never called has waited until the end.",
                $"Little's law, which holds for every hall, is met to {WordsOf.Percent(Math.Abs(first.Little.RelativeDifference))} here; what is left is how the run begins and ends.",
            ],
            [
                new("scenario", first.Scenario),
                new("order between urgency levels", first.Policy),
                new("organisation", first.Organisation),
                new("replications", WordsOf.Count(first.Replications)),
                new("minutes each", WordsOf.Count(first.HorizonMinutes)),
                new("seed", first.Seed.ToString(CultureInfo.InvariantCulture)),
                new("citizens served", WordsOf.Count(first.Customers)),
            ]);
    }
}
