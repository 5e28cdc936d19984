using System.Runtime.CompilerServices;
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
        await foreach (var row in ReadRowsAsync(journal, centre, GrainKind.Staff, cancellation))
        {
            staff.Add(new StaffBehaviour().ReadState(row.State.Span));
        }

        var departments = new List<DepartmentState>();
        await foreach (var row in ReadRowsAsync(journal, centre, GrainKind.Department, cancellation))
        {
            departments.Add(new DepartmentBehaviour().ReadState(row.State.Span));
        }

        return new StoredPeople(staff, departments);
    }

    private static async IAsyncEnumerable<GrainRow> ReadRowsAsync(
        IJournal journal, CentreId centre, GrainKind kind, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new RowQuery { Kind = kind, Centre = centre, Limit = 1000 };
        do
        {
            var page = await journal.QueryAsync(query, cancellation);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            query = query with { After = page.Next };
        }
        while (query.After is not null);
    }
}
