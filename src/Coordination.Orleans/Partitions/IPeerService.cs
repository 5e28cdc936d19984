using Orleans;
using Orleans.Services;

namespace Coordination.Orleans.Partitions;

/// <summary>What silos ask each other directly, without a directory of grains that may be on a silo that is cut off.</summary>
[Alias("coordination.peer")]
internal interface IPeerService : IGrainService
{
    /// <summary>What it says of its connections; that it answers says that it is reached.</summary>
    [Alias("report")]
    ValueTask<SiloReport> ReportAsync();

    /// <summary>It is being declared dead: it looks at the members if it can, and ends.</summary>
    /// <param name="why">The reason, as a sentence.</param>
    [Alias("expel")]
    ValueTask ExpelAsync(string why);
}
