using Coordination.Hosting.Members;
using Orleans;

namespace Coordination.Orleans.Grains;

/// <summary>One silo, addressed by its own address: what every silo must be told, and what only one can do.</summary>
[Alias(GrainNames.SiloInterface)]
internal interface ISiloGrain : IGrainWithStringKey
{
    /// <summary>A plan was published; completes when this silo admits by it.</summary>
    [Alias("advance-plan")]
    ValueTask AdvancePlanAsync(string centre, long version);

    /// <summary>A hall's centre has left another silo and is at home here now: it begins without waiting for a call.</summary>
    [Alias("wake")]
    ValueTask WakeAsync(string centre);

    /// <summary>A silo is warm: halls may be at home on it from now on.</summary>
    /// <param name="silo">Its address, as it is parsed.</param>
    [Alias("open")]
    ValueTask OpenAsync(string silo);

    /// <summary>A silo is about to leave: halls are at home on it no longer.</summary>
    /// <param name="silo">Its address, as it is parsed.</param>
    [Alias("close")]
    ValueTask CloseAsync(string silo);

    /// <summary>What the silo says of itself.</summary>
    [Alias("report")]
    ValueTask<HostReport> ReportAsync();
}
