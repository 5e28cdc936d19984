using Coordination.Simulation.Scenarios;

namespace Coordination.Benchmarks.Simulations;

/// <summary>A hall that has the same day again and again; its calendars say when it is closed.</summary>
internal static class HallYear
{
    private const double Day = 1440;

    public static Scenario Of(Scenario day, int days) => day with
    {
        Horizon = days * Day,
        Replications = 1,
        BinMinutes = 60,
        Arrivals = [.. day.Arrivals.Select(arrival => arrival.Rates.IsEmpty
            ? arrival with { Rate = null, Rates = [new RateInterval(0, 600, arrival.Rate!.Value)], Every = Day }
            : arrival with { Every = Day })],
        Appointments = [.. day.Appointments.Select(appointment => appointment with
        {
            Times = [.. Enumerable.Range(0, days).SelectMany(number => appointment.Times.Select(time => (number * Day) + time))],
        })],
        Rosters = [.. day.Rosters.Select(roster => roster with { Every = Day })],
        AtClosing = ClosingRule.Leave,
    };
}
