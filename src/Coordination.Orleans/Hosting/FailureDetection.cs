using Orleans.Configuration;

namespace Coordination.Orleans.Hosting;

/// <summary>How the members of a cluster find out that one of them is dead. A dead silo's halls begin again on the others.</summary>
/// <remarks>
/// A silo that only seemed dead is as good as dead: it finds so in the database and ends. So shorter times mean a faster
/// take-over, and more silos that end without need when a machine is overloaded. Nothing is lost or done twice either way.
/// </remarks>
public sealed record FailureDetection
{
    /// <summary>How long a probe may take, and the time between two of them. Default 500 ms.</summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many probes in a row must fail. Default 4. While the asking silo is late itself, each of them may take longer.</summary>
    public int MissedProbes { get; init; } = 4;

    /// <summary>How often the members are read from the database, beside what they tell each other. Default 2 seconds.</summary>
    public TimeSpan TableRefresh { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a silo writes that it is alive. Default 5 seconds.</summary>
    public TimeSpan AliveEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a silo must have missed the database while others reach it, or another silo while others reach both, or have had slow answers from all of them, until it has to leave. Default 3 seconds.</summary>
    public TimeSpan CutAfter { get; init; } = TimeSpan.FromSeconds(3);

    // Orleans lets a probe take longer while this silo is itself late, by what it measures of its own thread pool. One vote is
    // enough where the voter is the only one left; Orleans asks for no more votes than there are silos.
    internal void Apply(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = ProbeTimeout;
        membership.MaxProbeTimeout = ProbeTimeout * 2;
        membership.NumMissedProbesLimit = MissedProbes;
        membership.TableRefreshTimeout = TableRefresh;
        membership.IAmAliveTablePublishTimeout = AliveEvery;
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
        membership.ExtendProbeTimeoutDuringDegradation = true;
        membership.EnableIndirectProbes = true;
    }

    internal IEnumerable<string> Faults()
    {
        if (ProbeTimeout < TimeSpan.FromMilliseconds(50) || ProbeTimeout > TimeSpan.FromMinutes(1))
        {
            yield return $"{nameof(ProbeTimeout)} must be from 50 ms to one minute.";
        }

        if (MissedProbes is < 1 or > 100)
        {
            yield return $"{nameof(MissedProbes)} must be from 1 to 100.";
        }

        if (TableRefresh < TimeSpan.FromMilliseconds(100) || TableRefresh > TimeSpan.FromMinutes(5))
        {
            yield return $"{nameof(TableRefresh)} must be from 100 ms to 5 minutes.";
        }

        if (AliveEvery < TimeSpan.FromSeconds(1) || AliveEvery > TimeSpan.FromMinutes(5))
        {
            yield return $"{nameof(AliveEvery)} must be from one second to 5 minutes.";
        }

        if (CutAfter < TimeSpan.FromSeconds(2) || CutAfter > TimeSpan.FromMinutes(5))
        {
            yield return $"{nameof(CutAfter)} must be from 2 seconds to 5 minutes.";
        }
    }
}
