using System.Collections.Immutable;
using System.Numerics;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Centres;

// What others ask the centre.
internal sealed partial class CentreGrain
{
    private static readonly SubmissionConditions Ordinary = new();
    private static readonly SubmissionConditions InCrisis = new() { InCrisis = true };

    // Whether admission must look at a department at all; most halls set no limits.
    private volatile bool _isRestricted;

    /// <inheritdoc />
    public ValueTask<WaitReport?> ReadWaitAsync(RequestId request, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            if (!IsRunning)
            {
                return new((WaitReport?)null);
            }

            var now = Now;
            var items = ImmutableArray.CreateBuilder<ItemWait>();
            for (var known = _versions.Read(request).Items; known != 0; known &= known - 1)
            {
                if (_dispatcher.Explain(new WorkItemId(request, BitOperations.TrailingZeroCount(known)), now) is { } wait)
                {
                    items.Add(wait);
                }
            }

            return new(items.Count == 0 ? null : new WaitReport(request, items.ToImmutable()));
        }
    }

    /// <inheritdoc />
    public ValueTask<SubmissionConditions> ReadConditionsAsync(CancellationToken cancellation = default) =>
        new(_isRestricted ? ReadRestrictions() : Durable.Crisis is null ? Ordinary : InCrisis);

    private SubmissionConditions ReadRestrictions()
    {
        lock (_lock)
        {
            var departments = ImmutableArray.CreateBuilder<DepartmentCondition>();
            foreach (var department in IsRunning ? _plan.Plan.Departments : [])
            {
                _departments.TryGetValue(department.Id, out var state);
                if (IsRestricted(department, state))
                {
                    var waiting = (int)(_dispatcher!.Report(department.Id, 0, Now).Departments is [{ Waiting: var count }] ? count : 0);
                    departments.Add(new DepartmentCondition(department.Id, waiting, state?.ClosedReason));
                }
            }

            return new SubmissionConditions { InCrisis = Durable.Crisis is not null, Departments = departments.ToImmutable() };
        }
    }

    private static bool IsRestricted(DepartmentPlan department, DepartmentState? state) =>
        department.QueueLimit is not null || state?.ClosedReason is not null;

    /// <inheritdoc />
    public ValueTask<QueueReport> ReadQueueAsync(DepartmentId? department = null, int limit = 100, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            return IsRunning ? new(_dispatcher.Report(department, limit, Now))
                : Deposition is { } deposition ? throw deposition
                : new(new QueueReport { At = Now, Waiting = 0, Held = 0, Departments = [], Staff = [] });
        }
    }
}
