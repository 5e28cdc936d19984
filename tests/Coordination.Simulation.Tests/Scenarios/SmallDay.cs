using System.Globalization;
using System.Text;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Tests.Scenarios;

/// <summary>Makes the small recorded day that ships with the project: an invented office on Monday, 2 March 2026.</summary>
/// <remarks>One desk is overrun all morning while its neighbours have time; nobody comes to the last.</remarks>
internal static class SmallDay
{
    private const string Header = "date,time,desk_id,desk_letter,desk_name,open_counters,waiting,number_called,nominal_service_minutes,status";

    private static readonly TimeSpan Open = TimeSpan.FromHours(8);
    private static readonly TimeSpan Close = TimeSpan.FromHours(16);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private static readonly InventedDesk[] Desks =
    [
        new("1", "A", "Vehicle registration", Counters: 2, Minutes: 9, Nominal: 9, MorningRate: 0.42, AfternoonRate: 0.14),
        new("2", "B", "Identity cards", Counters: 2, Minutes: 6, Nominal: 6, MorningRate: 0.22, AfternoonRate: 0.18),
        new("3", "C", "Registration of residence", Counters: 2, Minutes: 8, Nominal: 8, MorningRate: 0.06, AfternoonRate: 0.05),
        new("4", "D", "Local taxes, fees", Counters: 2, Minutes: 10, Nominal: 0, MorningRate: 0.05, AfternoonRate: 0.06),
        new("5", "E", "Cashier", Counters: 1, Minutes: 2, Nominal: 2, MorningRate: 0.2, AfternoonRate: 0.15),
        new("6", "F", "Elections", Counters: 1, Minutes: 5, Nominal: 0, MorningRate: 0, AfternoonRate: 0),
    ];

    public static string Csv()
    {
        var visits = Desks.Select((desk, index) => Visits(desk, new SeededRandom(2026, (ulong)index))).ToArray();
        var csv = new StringBuilder(Header).Append('\n');
        for (var at = Open - Every; at <= Close + TimeSpan.FromMinutes(45); at += Every)
        {
            for (var desk = 0; desk < Desks.Length; desk++)
            {
                csv.Append(Line(at, Desks[desk], visits[desk])).Append('\n');
            }
        }

        return csv.ToString();
    }

    private static List<(TimeSpan At, TimeSpan Called)> Visits(InventedDesk desk, SeededRandom random)
    {
        var freeAt = Enumerable.Repeat(Open, desk.Counters).ToArray();
        var visits = new List<(TimeSpan, TimeSpan)>();
        for (var at = Open - TimeSpan.FromMinutes(4); at < Close - TimeSpan.FromMinutes(15); at += TimeSpan.FromMinutes(1))
        {
            if (random.NextUnit() < (at < TimeSpan.FromHours(12) ? desk.MorningRate : desk.AfternoonRate))
            {
                var counter = Array.IndexOf(freeAt, freeAt.Min());
                var called = at > freeAt[counter] ? at : freeAt[counter];
                freeAt[counter] = called + TimeSpan.FromMinutes(random.NextLogNormal(desk.Minutes, DayInference.ServiceVariation));
                visits.Add((at, called));
            }
        }

        return visits;
    }

    private static string Line(TimeSpan at, InventedDesk desk, List<(TimeSpan At, TimeSpan Called)> visits)
    {
        var open = at >= Open && at < Close;
        var called = visits.Count(visit => visit.Called <= at);
        return string.Create(CultureInfo.InvariantCulture,
            $"2026-03-02,{at:hh\\:mm},{desk.Id},{desk.Letter},{Quoted(desk.Name)},{(open || visits.Exists(visit => visit.Called > at) ? desk.Counters : 0)},{visits.Count(visit => visit.At <= at && visit.Called > at)},{(called > 0 ? called.ToString("000", CultureInfo.InvariantCulture) : "")},{desk.Nominal},{(open ? 1 : 0)}");
    }

    private static string Quoted(string name) => name.Contains(',', StringComparison.Ordinal) ? $"\"{name}\"" : name;

    private sealed record InventedDesk(
        string Id, string Letter, string Name, int Counters, double Minutes, int Nominal, double MorningRate, double AfternoonRate);
}
