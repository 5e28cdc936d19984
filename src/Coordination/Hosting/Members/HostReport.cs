using System.Collections.Immutable;
using System.Reflection;

namespace Coordination.Hosting.Members;

/// <summary>What a process says of itself.</summary>
internal sealed record HostReport
{
    // Whoever looks for one hall asks for that hall.
    private const int MostHalls = 500;

    /// <summary>The version of its program.</summary>
    public required string Version { get; init; }

    /// <summary>Its memory, in bytes: what the system has given it.</summary>
    public required long Memory { get; init; }

    /// <summary>The memory that there is for it, in bytes.</summary>
    public required long MemoryLimit { get; init; }

    /// <summary>How many requests are in its memory.</summary>
    public required int LiveRequests { get; init; }

    /// <summary>How many halls are at work in it.</summary>
    public required int HallCount { get; init; }

    /// <summary>Which halls are at work in it, by their ids: the first 500.</summary>
    public required ImmutableArray<CentreId> Halls { get; init; }

    /// <summary>Of this process.</summary>
    /// <param name="halls">The halls that are at work here.</param>
    /// <param name="liveRequests">The requests that are in memory here.</param>
    public static HostReport OfThisProcess(IReadOnlyCollection<CentreId> halls, int liveRequests) => new()
    {
        Version = typeof(HostReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        Memory = Environment.WorkingSet,
        MemoryLimit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        LiveRequests = liveRequests,
        HallCount = halls.Count,
        Halls = [.. halls.OrderBy(hall => hall.ToString(), StringComparer.Ordinal).Take(MostHalls)],
    };
}
