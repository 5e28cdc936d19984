using System.Globalization;
using Coordination.Partitions.Faults;

namespace Coordination.Partitions;

/// <summary>The times that are promised.</summary>
internal static class Limits
{
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Adds what took too long. A long run is asked for on a quiet machine: its times are taken as they are. The short one runs
    /// beside other suites: it allows for the time for which this process itself waited for a processor.
    /// </summary>
    public static void Check(RoundReport report, FaultKind fault, List<string> wrong)
    {
        var allowance = HarnessSettings.IsLong ? TimeSpan.Zero : report.Starved;
        Check("a hall was without an assignment for", report.Gap?.Time ?? TimeSpan.Zero, fault.Gap, allowance, wrong);
        Check("a call took", report.LongestCall, fault.Call, allowance, wrong);
        Check("a silo left in", report.Left ?? TimeSpan.Zero, Leaving, allowance, wrong);
        Check("a citizen was overtaken for", report.Overtaken, fault.Gap, allowance, wrong);
    }

    private static void Check(string what, TimeSpan took, TimeSpan limit, TimeSpan allowance, List<string> wrong)
    {
        if (took > limit + allowance)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{what} {took.TotalSeconds:f2} s, more than {limit.TotalSeconds:f0} s"));
        }
    }
}
