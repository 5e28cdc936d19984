using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Microsoft.Extensions.Logging;

namespace Coordination.Centres;

/// <summary>A centre in memory: a dispatcher kept equal to storage, and the commands that make its decisions true.</summary>
/// <remarks>
/// <para><b>Lifecycle.</b> Activation takes an epoch and rebuilds the dispatcher from the open requests. A fenced commit
/// tells that another centre has taken over: this one is deposed and gives no more work.</para>
/// <para><b>Concurrency.</b> The dispatcher is touched under one lock only, never across an await. One caller at a time
/// pumps decisions out of it; their commits run side by side.</para>
/// </remarks>
internal sealed partial class CentreGrain : EventSourcedGrain<CentreState, CentreCommand, CentreEvent>, ICentreGrain, IDisposable
{
    private static readonly CentreBehaviour Behaviour = new();

    private readonly CentreId _centre;
    private readonly GrainServices _services;
    private readonly CentreOptions _options;
    private readonly CentreRestarts _restarts;
    private readonly Action? _onDeposed;
    private readonly ILogger _log;
    private readonly Lock _lock = new();
    private readonly RequestVersions _versions = new();
    private readonly HeldItems _held = new();
    private readonly Dictionary<StaffId, StaffState> _staff = [];
    private readonly CentreAlarms _alarms = new();
    private ActivePlan? _plan;
    private Dispatcher? _dispatcher;
    private WorkClasses? _classes;
    private Epoch _epoch;
    private volatile bool _isDeposed;

    public CentreGrain(CentreId centre, GrainServices services, CentreOptions options, CentreRestarts restarts, Action? onDeposed = null)
        : base(GrainKey.Of(centre), Behaviour, services)
    {
        _centre = centre;
        _services = services;
        _options = options;
        _restarts = restarts;
        _onDeposed = onDeposed;
        _log = services.Logs.CreateLogger<CentreGrain>();
    }

    /// <summary>Set when another centre has taken over, or the host has let go of this one: what it knows is no longer true.</summary>
    public FencedException? Deposition => _isDeposed ? new FencedException(_centre, _epoch) : null;

    private DateTimeOffset Now => _services.Time.GetUtcNow();

    /// <inheritdoc />
    public override async ValueTask ActivateAsync(CancellationToken cancellation)
    {
        try
        {
            await base.ActivateAsync(cancellation);
            if (await _services.Plans.CurrentAsync(_centre, cancellation) is { } plan)
            {
                await StartAsync(plan, cancellation);
            }
        }
        catch (CoordinationException)
        {
            _restarts.Later(_centre, _options.PauseAfterFault);
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask<Reply<CentreReceipt>> ExecuteAsync(
        CentreCommand command, CommandMeta meta, CancellationToken cancellation = default)
    {
        var turn = await HandleAsync(command, meta, _plan);
        if (turn.Refusal is { } refusal)
        {
            return Reply.Refused<CentreReceipt>(refusal);
        }

        lock (_lock)
        {
            _dispatcher?.Reconfigure(_plan!.Plan, Durable.Crisis is not null, Now);
        }

        Pump();
        return Reply.Of(new CentreReceipt(_centre, turn.Version, turn.Status == CentreBehaviour.InCrisis));
    }

    /// <inheritdoc />
    public ValueTask<CentreState> ReadAsync(CancellationToken cancellation = default) => new(Durable);

    public void Dispose()
    {
        lock (_lock)
        {
            _isDeposed = true;
            _dispatcher = null;
            _alarm?.Dispose();
            _reconciliation?.Dispose();
        }
    }

    private IRequestGrain Request(RequestId request) => _services.Grains.Request(request);
}
