namespace Coordination.Hosting.Members;

/// <summary>Tells of the processes that run the installation's halls together.</summary>
internal interface IHostMembers
{
    /// <summary>Those that are at work, those on their way in or out, and those that left lately, by their names. Each is asked once, and not for long.</summary>
    /// <exception cref="CoordinationException">Nobody who knows can be asked right now.</exception>
    ValueTask<HostMembers> ReadAsync(CancellationToken cancellation = default);
}
