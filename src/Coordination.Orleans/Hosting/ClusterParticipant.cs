using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Proxies;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Coordination.Orleans.Hosting;

/// <summary>The engine as a process of a cluster has it, be it a silo or a client: grains are in the cluster, queries go to the record.</summary>
public abstract class ClusterParticipant : ICoordination
{
    private readonly CommandAdmission _admission;
    private ClusterGrains? _outside;
    private bool _isJournalOpen;

    private protected ClusterParticipant(
        ClusterOptions cluster, IJournal journal, CoordinationOptions options, TimeProvider time, IIdSource ids, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (Cluster, Record, Time, Options, Ids, Logs) = (cluster.Validated(), journal, time, options, ids, logs);
        Gate = new CommandGate(options.MaxCommandsInFlight);
        _admission = new CommandAdmission(Gate, ids, time);
        Caller = new GrainCaller(time, cluster.Patience);
    }

    /// <inheritdoc />
    public IJournalReader Journal => Record;

    /// <inheritdoc />
    public TimeProvider Time { get; }

    private protected IJournal Record { get; }

    private protected ClusterOptions Cluster { get; }

    private protected CoordinationOptions Options { get; }

    private protected IIdSource Ids { get; }

    private protected ILoggerFactory Logs { get; }

    private protected CommandGate Gate { get; }

    private protected GrainCaller Caller { get; }

    private ClusterGrains Outside => _outside ?? throw new JournalUnavailableException("The cluster has not been reached yet.");

    /// <inheritdoc />
    public IRequestGrain Request(RequestId request) => Outside.Request(request);

    /// <inheritdoc />
    public ICentreGrain Centre(CentreId centre) => Outside.Centre(centre);

    /// <inheritdoc />
    public IDepartmentGrain Department(CentreId centre, DepartmentId department) => Outside.Department(centre, department);

    /// <inheritdoc />
    public IStaffGrain Staff(CentreId centre, StaffId staff) => Outside.Staff(centre, staff);

    /// <inheritdoc />
    public IPlanGrain Plan(CentreId centre) => Outside.Plan(centre);

    /// <inheritdoc />
    public ValueTask<Reply<RequestReceipt>> SubmitAsync(SubmitRequest command, CommandMeta meta, CancellationToken cancellation = default) =>
        Submission.SubmitAsync(Outside, Ids, Time, command, meta, cancellation);

    /// <summary>Opens the journal, once, and looks whether this process may take part.</summary>
    private protected async ValueTask CheckInAsync(CancellationToken cancellation)
    {
        if (!_isJournalOpen)
        {
            await Record.OpenAsync(cancellation);
            _isJournalOpen = true;
        }

        await new ClusterCheck(Cluster, Time).RequireAsync(cancellation);
    }

    // What Orleans meets at a start is mostly the database or a port; it says so in its own words.
    private protected static async Task StartHostAsync(IHost host, CancellationToken cancellation)
    {
        try
        {
            await host.StartAsync(cancellation);
        }
        catch (Exception fault)
        {
            host.Dispose();
            throw StartFault.Explain(fault);
        }
    }

    /// <summary>From now on calls go into the cluster by this way.</summary>
    private protected void Enter(IHost host) =>
        _outside = new ClusterGrains(host.Services.GetRequiredService<IGrainFactory>(), Caller, _admission, host.Services.GetService<LocalGrains>());
}
