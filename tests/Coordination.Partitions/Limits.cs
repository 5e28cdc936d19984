using System.Globalization;
using Coordination.Partitions.Faults;

namespace Coordination.Partitions;

/// <summary>The times that are promised.</summary>
internal static class Limits
{
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Adds what took too long. A long run is asked for on a quiet machine: its times are taken as they are. The short one runs on
    /// whatever machine builds: it allows twice the time, and that for which this process itself waited for a processor.
    /// </summary>
    public static void Check(RoundReport report, FaultKind fault, List<string> wrong)
    {
        Check("a hall was without an assignment for", report.Gap?.Time ?? TimeSpan.Zero, fault.Gap, report.Starved, wrong);
        Check("a call took", report.LongestCall, fault.Call, report.Starved, wrong);
        Check("a silo left in", report.Left ?? TimeSpan.Zero, Leaving, report.Starved, wrong);
        Check("a citizen was overtaken for", report.Overtaken, fault.Gap, report.Starved, wrong);
    }

    private static void Check(string what, TimeSpan took, TimeSpan limit, TimeSpan starved, List<string> wrong)
    {
        if (took > (HarnessSettings.IsLong ? limit : (2 * limit) + starved))
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{what} {took.TotalSeconds:f2} s, more than {limit.TotalSeconds:f0} s"));
        }
    }
}
