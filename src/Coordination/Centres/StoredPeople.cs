using Coordination.Departments;
using Coordination.Journal;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>What storage has of a hall's staff and departments.</summary>
internal sealed record StoredPeople(IReadOnlyList<StaffState> Staff, IReadOnlyList<DepartmentState> Departments)
{
    public static async ValueTask<StoredPeople> ReadAsync(IJournal journal, CentreId centre, CancellationToken cancellation)
    {
        var staff = new List<StaffState>();
        await foreach (var row in journal.ReadAllAsync(new RowQuery { Kind = GrainKind.Staff, Centre = centre }, cancellation))
        {
            staff.Add(new StaffBehaviour().ReadState(row.State.Span));
        }

        var departments = new List<DepartmentState>();
        await foreach (var row in journal.ReadAllAsync(new RowQuery { Kind = GrainKind.Department, Centre = centre }, cancellation))
        {
            departments.Add(new DepartmentBehaviour().ReadState(row.State.Span));
        }

        return new StoredPeople(staff, departments);
    }
}
