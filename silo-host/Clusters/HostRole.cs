namespace Coordination.SiloHost.Clusters;

/// <summary>What runs the grains of this process's halls.</summary>
internal enum HostRole
{
    /// <summary>A silo alone: this process.</summary>
    Silo,

    /// <summary>One of several silos.</summary>
    Member,

    /// <summary>The silos of other processes.</summary>
    Client,

    /// <summary>This process, without Orleans.</summary>
    InProcess,
}
