using Coordination.Access;
using Coordination.Hosting;
using Coordination.TestKit.Access;

namespace Coordination.Web.Tests.Access.Matrix;

/// <summary>Somebody with one role in the hall, in all of its departments or in one.</summary>
/// <param name="Role">The role, as the documentation writes it.</param>
/// <param name="IsOfOneDepartment">Whether the grant is for the department of their own target alone.</param>
/// <param name="Staff">Of staff: who they are in the hall's plan.</param>
/// <param name="Key">Their key.</param>
internal sealed record MatrixCaller(string Role, bool IsOfOneDepartment, string? Staff, string Key)
{
    /// <summary>Two of each role. Of staff each is one of the two people of a lane.</summary>
    public static async Task<IReadOnlyList<MatrixCaller>> MakeAsync(ICoordination coordination, DocumentedMatrix matrix, CentreId hall, int lane)
    {
        var callers = new List<MatrixCaller>();
        foreach (var name in matrix.Roles)
        {
            var role = Enum.Parse<Role>(name, ignoreCase: true);
            foreach (var isOfOne in (bool[])[false, true])
            {
                var grant = new Grant(role, hall, isOfOne ? new DepartmentId($"desk-{lane}") : null);
                var staff = role == Coordination.Access.Role.Staff ? $"{(isOfOne ? "other" : "clerk")}-{lane}" : null;
                callers.Add(new MatrixCaller(name, isOfOne, staff, (await coordination.NewKeyAsync(grant, staff)).Secret));
            }
        }

        return callers;
    }

    public override string ToString() => $"{Role}{(IsOfOneDepartment ? " of a department" : "")}";
}
