using System.Collections.Immutable;
using Coordination.Hosting.Members;
using Coordination.Journal;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Proxies;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Members;

/// <summary>The silos of a cluster, as its table of members has them, each with what it says of itself; from a silo or a client.</summary>
internal sealed class ClusterMembers(IGrainFactory grains, EngineStart start, TimeProvider time, IServiceProvider services) : IHostMembers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // The table keeps those that left for a week.
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public async ValueTask<HostMembers> ReadAsync(CancellationToken cancellation = default)
    {
        if (!start.IsDone)
        {
            throw new JournalUnavailableException("The cluster has not been reached yet.");
        }

        var here = services.GetService<ILocalSiloDetails>()?.SiloAddress;
        try
        {
            var table = await grains.GetGrain<IManagementGrain>(0).GetDetailedHosts(onlyActive: false, cancellation).WaitAsync(Patience, time, cancellation);
            var shown = table.Where(entry => entry.Status != SiloStatus.Dead || time.GetUtcNow().UtcDateTime - entry.IAmAliveTime < Lately);
            var members = await Task.WhenAll(shown.Select(entry => ReadAsync(entry, here, cancellation)));
            return new HostMembers(here is null ? HostForm.Client : HostForm.Silo, [.. members.OrderBy(member => member.Status == HostMemberStatus.Gone).ThenBy(member => member.Name, StringComparer.Ordinal)]);
        }
        catch (Exception fault) when (TransientFault.IsTransient(fault))
        {
            throw new JournalUnavailableException("No silo answers right now that knows the others.", fault);
        }
    }

    private async Task<HostMember> ReadAsync(MembershipEntry entry, SiloAddress? here, CancellationToken cancellation) =>
        new(entry.SiloName, StatusOf(entry.Status), new DateTimeOffset(DateTime.SpecifyKind(entry.StartTime, DateTimeKind.Utc)))
        {
            Address = entry.SiloAddress.Endpoint.ToString(),
            IsHere = entry.SiloAddress.Equals(here),
            Report = entry.Status == SiloStatus.Active ? await AskAsync(entry.SiloAddress, cancellation) : null,
        };

    // One that does not answer is shown without an answer.
    private async Task<HostReport?> AskAsync(SiloAddress silo, CancellationToken cancellation)
    {
        try
        {
            return await grains.GetGrain<ISiloGrain>(silo.ToParsableString()).ReportAsync().AsTask().WaitAsync(Patience, time, cancellation);
        }
        catch (Exception fault) when (TransientFault.IsTransient(fault) || fault is CoordinationException)
        {
            return null;
        }
    }

    private static HostMemberStatus StatusOf(SiloStatus status) => status switch
    {
        SiloStatus.Active => HostMemberStatus.Active,
        SiloStatus.ShuttingDown or SiloStatus.Stopping => HostMemberStatus.Leaving,
        SiloStatus.Dead => HostMemberStatus.Gone,
        _ => HostMemberStatus.Joining,
    };
}
