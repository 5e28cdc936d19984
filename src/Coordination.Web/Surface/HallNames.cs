using System.Collections.Concurrent;
using System.Collections.Frozen;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Web.Surface;

/// <summary>Who and what the halls have, as far as it was asked for: names that nobody has get no further than here.</summary>
/// <remarks>
/// A name that was in a plan once passes, and its grain decides; any other is looked for in the plan that counts now. So nothing is
/// ever refused that exists, and in a cluster a known name costs no message. Halls that do not exist are not kept.
/// </remarks>
internal sealed class HallNames(ICoordination coordination)
{
    private const int MostHalls = 4096;

    private readonly ConcurrentDictionary<CentreId, Names> _known = new();

    /// <summary>How many halls are kept.</summary>
    public int Count => _known.Count;

    /// <summary>Why there is no such hall, member of staff or department; null when there is.</summary>
    /// <param name="centre">The hall.</param>
    /// <param name="staff">A member of staff, where one is named.</param>
    /// <param name="department">A department, where one is named.</param>
    /// <param name="cancellation">Cancels the look at the plan.</param>
    public async ValueTask<Unknown?> FindAsync(CentreId centre, StaffId? staff, DepartmentId? department, CancellationToken cancellation)
    {
        if (_known.TryGetValue(centre, out var names) && names.Missing(staff, department) is null)
        {
            return null;
        }

        if (await coordination.Plan(centre).ReadAsync(cancellation) is not { } published)
        {
            _known.TryRemove(centre, out _);
            return Unknown.Centre;
        }

        Keep(centre, names = Names.Of(published.Plan));
        return names.Missing(staff, department);
    }

    private void Keep(CentreId centre, Names names)
    {
        if (_known.Count >= MostHalls && !_known.ContainsKey(centre))
        {
            _known.Clear();
        }

        _known[centre] = names;
    }

    /// <summary>What there is none of.</summary>
    public enum Unknown
    {
        /// <summary>No such hall.</summary>
        Centre,

        /// <summary>No such member of staff.</summary>
        Staff,

        /// <summary>No such department.</summary>
        Department,
    }

    private sealed record Names(FrozenSet<StaffId> Staff, FrozenSet<DepartmentId> Departments)
    {
        public static Names Of(HallPlan plan) =>
            new(plan.Staff.Select(person => person.Id).ToFrozenSet(), plan.Departments.Select(department => department.Id).ToFrozenSet());

        public Unknown? Missing(StaffId? staff, DepartmentId? department) =>
            staff is { } person && !Staff.Contains(person) ? Unknown.Staff
            : department is { } place && !Departments.Contains(place) ? Unknown.Department
            : null;
    }
}
