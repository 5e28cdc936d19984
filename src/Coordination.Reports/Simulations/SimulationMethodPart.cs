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
        method.Add($"The scenario was simulated {FigureText.Count(first.Replications)} times, each time with other random numbers. What decides who serves whom is the very dispatcher "
            + "that runs in a live hall; only time passes faster. Intervals are at 95 % confidence, over the replications (Student's t).");
        if (day.Variants.Length > 1)
        {
            method.Add("Variants are compared replication by replication with the same citizens, so that what they share cancels out and small differences show.");
        }

        if (day.Recorded is not null)
        {
            method.Add("The recorded curve is the hall's queue displays, read every few minutes: how many waited at each desk. It stands against the mean of the simulated days at the same moments. "
                + "Where the scenario was calibrated, who came when is the recorded day's own, and how fast the desks call was fitted to other days.");
        }

        return new MethodSection(
            method.ToImmutable(),
            [
                .. Fit(day),
                "A simulation is as good as its scenario: who comes, how long a service takes and who gives up are what the scenario says, not what was observed.",
                "A confidence interval says how far chance moves a figure. It says nothing of how well the scenario fits the hall.",
                "A citizen's wait is the time in which nobody attends to them: in queues and on the way between desks, not while away for documents. Who was never called has waited until the end.",
                $"Little's law, which holds for every hall, is met to {FigureText.Percent(Math.Abs(first.Little.RelativeDifference))} here; what is left is how the run begins and ends.",
            ],
            [
                new("scenario", first.Scenario),
                .. day.Recorded is { } recorded
                    ? (ImmutableArray<MethodFact>)[new("recording", recorded.Recording), new("recorded on", recorded.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]
                    : [],
                new("order between urgency levels", first.Policy),
                new("organisation", first.Organisation),
                new("replications", FigureText.Count(first.Replications)),
                new("minutes each", FigureText.Count(first.HorizonMinutes)),
                new("seed", first.Seed.ToString(CultureInfo.InvariantCulture)),
                new("citizens served", FigureText.Count(first.Customers)),
            ]);
    }

    private static IEnumerable<string> Fit(SimulatedDay day)
    {
        if (day.Recorded is { Hall: { } hall })
        {
            yield return $"How well the simulation meets the day: {FigureText.Count(hall.SimulatedPeak.Mean ?? 0)} people at the most against {FigureText.Count(hall.RecordedPeak)}, an average wait of "
                + $"{EstimateWords.Minutes(hall.SimulatedWaitMinutes)} against {EstimateWords.Minutes(hall.RecordedWaitMinutes)} from the displays, and a distance of {EstimateWords.Percent(hall.CurveError)} of the peak between the curves"
                + (hall.Covered is { } covered ? $"; {FigureText.Percent(covered)} of the recorded moments lie in the band of 9 of 10 simulated days." : ".");
            yield return "The recorded day is one day, with all its chance; no simulation meets it exactly.";
        }
    }
}
