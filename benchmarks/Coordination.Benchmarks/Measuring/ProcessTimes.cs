using System.Globalization;
using Coordination.TestKit.Postgres;

namespace Coordination.Benchmarks.Measuring;

/// <summary>CPU time and bytes written, as Linux counts them.</summary>
internal static class ProcessTimes
{
    // sysconf(_SC_CLK_TCK) is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>The CPU time of a server: its own, its living children's, and that of the children that have ended.</summary>
    public static TimeSpan OfServer(int postmaster)
    {
        var fields = Fields(postmaster) ?? throw new InvalidOperationException($"The server with process id {postmaster} has ended.");
        var ticks = Sum(fields, 11, 4) + ProcessTree.ChildrenOf(postmaster).Sum(child => Fields(child) is { } own ? Sum(own, 11, 2) : 0);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    /// <summary>The bytes that this process has handed to write calls; null where nobody counts them.</summary>
    public static long? BytesWritten()
    {
        try
        {
            var line = File.ReadLines("/proc/self/io").First(line => line.StartsWith("wchar:", StringComparison.Ordinal));
            return long.Parse(line["wchar:".Length..], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    // The fields after the program's name, which stands in brackets and may hold anything.
    private static string[]? Fields(int process)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Sum(string[] fields, int first, int count) =>
        fields.Skip(first).Take(count).Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
}
