namespace Coordination.Hosting.Members;

/// <summary>The one process of an installation without Orleans.</summary>
internal sealed class EmbeddedMembers(EmbeddedHost host) : IHostMembers
{
    public ValueTask<HostMembers> ReadAsync(CancellationToken cancellation = default) => new(new HostMembers(
        HostForm.InProcess,
        [new HostMember(Environment.MachineName, HostMemberStatus.Active, host.StartedAt) { IsHere = true, Report = HostReport.OfThisProcess(host.LiveCentres, host.LiveRequests) }]));
}
