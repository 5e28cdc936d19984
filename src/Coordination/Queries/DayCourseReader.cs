using System.Collections.Immutable;
using System.Globalization;
using Coordination.Centres;
using Coordination.Departments;

namespace Coordination.Queries;

/// <summary>Reads how a hall's day has gone, and goes on from what was read before: a busy day's facts are summed once, and not at each look.</summary>
/// <param name="store">Where facts are.</param>
internal sealed class DayCourseReader(IQueryStore store)
{
    // Hosts' clocks differ a little: so long after its end a step may still change.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    /// <summary>The course of a day until now.</summary>
    /// <param name="centre">The hall.</param>
    /// <param name="range">From when, and until when.</param>
    /// <param name="step">How long a step is.</param>
    /// <param name="before">What was read of the hall before; null for nothing.</param>
    /// <param name="until">Until when what follows from the record has come.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async ValueTask<DayCourse> ReadAsync(
        CentreId centre, (DateTimeOffset From, DateTimeOffset To) range, TimeSpan step, DayCourse? before, DateTimeOffset? until, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(range.To, range.From);
        var steps = (int)Math.Ceiling((range.To - range.From) / step);
        var settled = before is not null && before.From == range.From && before.Step == step && before.Until <= until ? Settled(before, steps) : 0;
        var (growth, completed) = (new Dictionary<DepartmentId, long[]>(), new long[steps]);
        if (settled > 0)
        {
            before!.Completed.CopyTo(0, completed, 0, settled);
            foreach (var (department, changes) in before.Growth)
            {
                changes.CopyTo(0, growth[department] = new long[steps], 0, settled);
            }
        }

        // The first step is the stretch number 0.
        var filter = new FactFilter { Centre = centre, At = new TimeRange(range.From + (settled * step), range.To), By = FigureDimension.Hour, Width = step, Offset = DateTimeOffset.UnixEpoch - range.From, PerDepartment = true };
        foreach (var sum in await store.SumAsync(filter, cancellation))
        {
            Add(sum, steps, growth, completed);
        }

        return new DayCourse { From = range.From, Step = step, Growth = growth.ToImmutableDictionary(one => one.Key, one => ImmutableArray.Create(one.Value)), Completed = [.. completed], Until = until };
    }

    // So many of its steps change no more.
    private static int Settled(DayCourse before, int steps) =>
        (int)Math.Clamp(Math.Floor((before.Until!.Value - Settling - before.From) / before.Step), 0, Math.Min(steps, before.Completed.Length));

    private static void Add(FactSum sum, int steps, Dictionary<DepartmentId, long[]> growth, long[] completed)
    {
        var parts = sum.Key!.Split('/', 2);
        var step = int.Parse(parts[0], CultureInfo.InvariantCulture);
        if (sum.Kind is FactKind.CompletedInTime or FactKind.CompletedLate or FactKind.CompletedUnpromised)
        {
            completed[step] += sum.Count;
        }
        else if (ChangeOf(sum.Kind) is var change && change != 0 && DepartmentId.TryParse(parts[1], out var department))
        {
            if (!growth.TryGetValue(department, out var changes))
            {
                growth[department] = changes = new long[steps];
            }

            changes[step] += change * sum.Count;
        }
    }

    private static int ChangeOf(FactKind kind) => kind switch
    {
        FactKind.Queued => 1,
        FactKind.TakenInTime or FactKind.TakenLate or FactKind.TakenUnpromised or FactKind.Abandoned or FactKind.Left => -1,
        _ => 0,
    };
}
