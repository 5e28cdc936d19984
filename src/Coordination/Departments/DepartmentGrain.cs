using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;

namespace Coordination.Departments;

/// <summary>A department in memory.</summary>
internal sealed class DepartmentGrain(CentreId centre, DepartmentId id, GrainServices services)
    : EventSourcedGrain<DepartmentState, DepartmentCommand, DepartmentEvent>(GrainKey.Of(centre, id), Behaviour, services), IDepartmentGrain
{
    private static readonly DepartmentBehaviour Behaviour = new();

    private readonly GrainServices _services = services;

    /// <inheritdoc />
    public async ValueTask<Reply<DepartmentReceipt>> ExecuteAsync(
        DepartmentCommand command, CommandMeta meta, CancellationToken cancellation = default)
    {
        var turn = await HandleAsync(command, meta, await _services.Plans.CurrentAsync(centre, cancellation));
        if (turn.Refusal is { } refusal)
        {
            return Reply.Refused<DepartmentReceipt>(refusal);
        }

        await _services.Grains.Centre(centre).ObserveDepartmentAsync(Durable);
        return Reply.Of(new DepartmentReceipt(id, turn.Version, turn.State.ClosedReason is not null));
    }

    /// <inheritdoc />
    public async ValueTask<DepartmentState?> ReadAsync(CancellationToken cancellation = default)
    {
        var plan = await _services.Plans.CurrentAsync(centre, cancellation);
        return DurableVersion > 0 || plan?.Departments.ContainsKey(id) == true ? Durable : null;
    }
}
