using System.Net;

namespace Coordination.Partitions.Networks;

/// <summary>What joins the silos, their database and their clients.</summary>
internal interface ISiloNetwork : IAsyncDisposable
{
    /// <summary>The silos' places.</summary>
    IReadOnlyList<SiloPlace> Places { get; }

    /// <summary>The address at which silos reach the database.</summary>
    IPAddress Shared { get; }

    /// <summary>What can be done to it; null where nothing can.</summary>
    IDisturbance? Disturbance { get; }
}
