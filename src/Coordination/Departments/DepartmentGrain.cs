using Coordination.Centres;
using Coordination.Dispatch;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;

namespace Coordination.Departments;

/// <summary>A department in memory.</summary>
internal sealed class DepartmentGrain(CentreId centre, DepartmentId id, HallServices services)
    : EventSourcedGrain<DepartmentState, DepartmentCommand, DepartmentEvent, ActivePlan?>(GrainKey.Of(centre, id), Behaviour, services), IDepartmentGrain
{
    private static readonly DepartmentBehaviour Behaviour = new();

    private readonly HallServices _services = services;

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
        return Reply.Of(new DepartmentReceipt(id, turn.Version, turn.Status == DepartmentBehaviour.Closed));
    }

    /// <inheritdoc />
    public async ValueTask<DepartmentState?> ReadAsync(CancellationToken cancellation = default)
    {
        var plan = await _services.Plans.CurrentAsync(centre, cancellation);
        return DurableVersion > 0 || plan?.Departments.ContainsKey(id) == true ? Durable : null;
    }

    /// <inheritdoc />
    public async ValueTask<DepartmentReport?> ReadReportAsync(CancellationToken cancellation = default)
    {
        var plan = await _services.Plans.CurrentAsync(centre, cancellation);
        if (plan is null || !plan.Departments.TryGetValue(id, out var department))
        {
            return null;
        }

        var queues = await _services.Grains.Centre(centre).ReadQueueAsync(id, limit: 0, cancellation);
        return new DepartmentReport
        {
            State = DurableVersion == 0 ? null : Durable,
            Plan = department,
            Services = [.. plan.Plan.Services.Where(service => service.Steps.Any(step => step.Department == id)).Select(service => service.Id)],
            IsOpen = plan.CalendarOf(id).IsOpen(queues.At) && !Durable.IsClosed,
            NextChange = plan.CalendarOf(id).NextChange(queues.At),
            ConcurrencyLimit = Durable.ConcurrencyLimit ?? department.ConcurrencyLimit,
            Queue = queues.Departments.FirstOrDefault(queue => queue.Department == id) ?? DepartmentQueue.Empty(id),
            Staff = [.. queues.Staff.Where(person => person.Department == id)],
        };
    }
}
