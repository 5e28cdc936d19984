using System.Collections.Immutable;
using System.Globalization;
using Coordination.Simulation.Randomness;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Tests.Recordings;

/// <summary>Recorded days as a file, with the lines in an order that a test chooses.</summary>
internal static class RecordingFile
{
    public const string Header = "date,time,desk_id,desk_letter,desk_name,open_counters,waiting,number_called,nominal_service_minutes";

    /// <summary>The lines of some days, moment by moment, as a display would be written down.</summary>
    public static List<string> Lines(params IEnumerable<RecordedDay> days) =>
    [
        .. from day in days
           from at in day.Desks.SelectMany(desk => desk.Snapshots).Select(snapshot => snapshot.At).Distinct().Order()
           from desk in day.Desks
           from snapshot in desk.Snapshots
           where snapshot.At == at
           select Line(day, desk, snapshot),
    ];

    /// <summary>The same lines in an order of a seed.</summary>
    public static List<string> Shuffled(IEnumerable<string> lines, ulong seed)
    {
        var random = new SeededRandom(seed);
        return [.. lines.Select(line => (Line: line, Place: random.NextBits())).OrderBy(line => line.Place).Select(line => line.Line)];
    }

    public static string Write(string folder, IEnumerable<string> lines)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName, "hall.csv");
        File.WriteAllLines(path, lines.Prepend(Header));
        return path;
    }

    private static string Line(RecordedDay day, RecordedDesk desk, RecordedSnapshot snapshot) => string.Create(
        CultureInfo.InvariantCulture,
        $"{day.Date:yyyy-MM-dd},{snapshot.At:HH:mm},{desk.Id},{desk.Letter},{desk.Name},{snapshot.OpenCounters},{snapshot.Waiting},{snapshot.NumberCalled},{snapshot.NominalMinutes}");
}
