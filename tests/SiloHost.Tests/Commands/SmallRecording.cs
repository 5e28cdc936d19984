using System.Globalization;
using System.Text;
using Coordination.SiloHost.TestKit;

namespace Coordination.SiloHost.Tests.Commands;

/// <summary>A recording of three days at two desks: a queue that rises and falls at the first, and a short one at the second.</summary>
internal static class SmallRecording
{
    public const string Days = "2026-03-02,2026-03-03,2026-03-04";

    /// <summary>Writes it; its hall is called after the file.</summary>
    public static async Task<string> WriteAsync(TemporaryFolder folder, string name = "two-desks.csv")
    {
        var text = new StringBuilder("date,time,desk_id,desk_letter,desk_name,open_counters,waiting,number_called,nominal_service_minutes,status\n");
        foreach (var (day, number) in Days.Split(',').Select((day, index) => (day, index)))
        {
            var (waiting, called) = (0, 0);
            for (var step = 0; step <= 72; step++)
            {
                var minute = 480 + (5 * step);
                var calls = Math.Min(waiting, step % 2 == 0 ? 2 : 1 + number % 2);
                waiting += (step < 36 ? 3 : step < 54 ? 1 : 0) - calls;
                called += calls;
                Line(text, day, minute, "1,A,Vehicles", 3, waiting, called);
                Line(text, day, minute, "2,B,Registry", 1, step % 4 == 0 && step is > 0 and < 60 ? 1 : 0, step / 4);
            }
        }

        var file = folder.File(name);
        await File.WriteAllTextAsync(file, text.ToString());
        return file;
    }

    private static void Line(StringBuilder text, string day, int minute, string desk, int counters, int waiting, int called) =>
        text.Append(CultureInfo.InvariantCulture, $"{day},{minute / 60:00}:{minute % 60:00},{desk},{counters},{waiting},{called},10,1\n");
}
