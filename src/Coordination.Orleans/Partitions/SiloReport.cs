using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Orleans.Partitions;

/// <summary>What a silo says of its connections.</summary>
internal sealed record SiloReport
{
    /// <summary>For how long the database has not been reached; zero while it is.</summary>
    public TimeSpan DatabaseLostFor { get; init; }

    /// <summary>For how long the database has answered slowly or not at all; zero while it answers promptly, and of silos that do not say.</summary>
    public TimeSpan DatabaseSlowFor { get; init; }

    /// <summary>The silos that have not been reached, by their addresses, and for how long: those at work, and for a minute those that left meanwhile.</summary>
    public ImmutableSortedDictionary<string, TimeSpan> Lost { get; init; } = ImmutableSortedDictionary<string, TimeSpan>.Empty;

    /// <summary>The silos at work that have answered slowly or not at all, by their addresses, and for how long.</summary>
    public ImmutableSortedDictionary<string, TimeSpan> Slow { get; init; } = ImmutableSortedDictionary<string, TimeSpan>.Empty;

    /// <summary>Whether nothing is amiss.</summary>
    [JsonIgnore]
    public bool IsCalm => DatabaseLostFor == TimeSpan.Zero && DatabaseSlowFor == TimeSpan.Zero && Lost.IsEmpty && Slow.IsEmpty;

    /// <summary>For how long another silo has not been reached; zero while it is.</summary>
    public TimeSpan LostFor(string silo) => Lost.GetValueOrDefault(silo);

    /// <summary>For how long another silo has answered slowly; zero while it answers promptly.</summary>
    public TimeSpan SlowFor(string silo) => Slow.GetValueOrDefault(silo);
}
