using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;

namespace Coordination.Torture.Halls;

/// <summary>The hall of a seed: its plans, in the order in which they may be published, and its host's settings.</summary>
internal sealed record Setting
{
    public static CentreId Centre { get; } = new("hall");

    /// <summary>The store's own key: always the same, so that a run repeats itself.</summary>
    public static InstallationKey Installation { get; } = new(new byte[InstallationKey.Size]);

    /// <summary>After so much waiting a requirement that relaxes falls away.</summary>
    public static TimeSpan RelaxAfter { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The plan it opens with, and those that may follow in mid-day.</summary>
    public required ImmutableArray<HallPlan> Plans { get; init; }

    public required int MaxLiveRequests { get; init; }

    public required TimeSpan IdleAfter { get; init; }

    public required TimeSpan ReconcileEvery { get; init; }

    /// <summary>When the day begins.</summary>
    public required DateTimeOffset Start { get; init; }

    public CoordinationOptions Options() => new()
    {
        MaxLiveRequests = MaxLiveRequests,
        IdleAfter = IdleAfter,
        Centres = new CentreOptions { ReconcileEvery = ReconcileEvery, DeposedFor = TimeSpan.FromSeconds(5) },
    };
}
