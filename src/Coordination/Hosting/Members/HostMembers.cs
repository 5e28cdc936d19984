using System.Collections.Immutable;

namespace Coordination.Hosting.Members;

/// <summary>The processes that run halls together.</summary>
/// <param name="Form">What this process is among them.</param>
/// <param name="All">All of them.</param>
internal sealed record HostMembers(HostForm Form, ImmutableArray<HostMember> All);

/// <summary>What a process is among those that run halls.</summary>
internal enum HostForm
{
    /// <summary>It runs all halls by itself, without Orleans.</summary>
    InProcess,

    /// <summary>It is a silo.</summary>
    Silo,

    /// <summary>It runs none: it calls silos in other processes.</summary>
    Client,
}

/// <summary>A process that runs halls.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Since">When it started.</param>
internal sealed record HostMember(string Name, HostMemberStatus Status, DateTimeOffset Since)
{
    /// <summary>Where others reach it; null of one that nobody reaches. Not for everybody's eyes.</summary>
    public string? Address { get; init; }

    /// <summary>Whether it is the one that tells.</summary>
    public bool IsHere { get; init; }

    /// <summary>What it says of itself; null of one that is not at work, or did not answer.</summary>
    public HostReport? Report { get; init; }
}

/// <summary>How a process stands among the others.</summary>
internal enum HostMemberStatus
{
    /// <summary>It starts.</summary>
    Joining,

    /// <summary>It is at work.</summary>
    Active,

    /// <summary>It leaves in good order.</summary>
    Leaving,

    /// <summary>It has left, or is taken to be dead.</summary>
    Gone,
}
