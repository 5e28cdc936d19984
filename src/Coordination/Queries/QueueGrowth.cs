using System.Collections.Immutable;
using System.Globalization;
using Coordination.Centres;
using Coordination.Departments;

namespace Coordination.Queries;

/// <summary>Reads by how many each department's queue grew or shrank, step by step: one sum of facts for all of them.</summary>
internal static class QueueGrowth
{
    /// <summary>For each department at which something happened: the growth of each step.</summary>
    /// <param name="store">Where facts are.</param>
    /// <param name="centre">The hall.</param>
    /// <param name="from">When the first step begins.</param>
    /// <param name="to">Until when.</param>
    /// <param name="step">How long a step is.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async ValueTask<IReadOnlyDictionary<DepartmentId, ImmutableArray<long>>> ReadAsync(
        IQueryStore store, CentreId centre, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        var steps = (int)Math.Ceiling((to - from) / step);
        var growth = new Dictionary<DepartmentId, long[]>();

        // The first step is the stretch number 0.
        var filter = new FactFilter { Centre = centre, At = new TimeRange(from, to), By = FigureDimension.Hour, Width = step, Offset = DateTimeOffset.UnixEpoch - from, PerDepartment = true };
        foreach (var sum in await store.SumAsync(filter, cancellation))
        {
            if (ChangeOf(sum.Kind) is var change && change != 0 && sum.Key!.Split('/', 2) is [var number, var department] && DepartmentId.TryParse(department, out var id))
            {
                if (!growth.TryGetValue(id, out var of))
                {
                    growth[id] = of = new long[steps];
                }

                of[int.Parse(number, CultureInfo.InvariantCulture)] += change * sum.Count;
            }
        }

        return growth.ToDictionary(one => one.Key, one => ImmutableArray.Create(one.Value));
    }

    private static int ChangeOf(FactKind kind) => kind switch
    {
        FactKind.Queued => 1,
        FactKind.TakenInTime or FactKind.TakenLate or FactKind.TakenUnpromised or FactKind.Abandoned or FactKind.Left => -1,
        _ => 0,
    };
}
