using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Problems;

namespace Coordination.Web.Management.Grains;

/// <summary>Reads a grain's key from a path; the forms of the names depend on the kind.</summary>
internal static class GrainAddress
{
    /// <summary>Whether a kind's names have a centre before them.</summary>
    public static bool IsTwoPart(GrainKind kind) => kind is GrainKind.Department or GrainKind.Staff;

    public static bool TryRead(GrainKind kind, string? centre, string? id, out GrainKey key, out Problem? problem)
    {
        problem = Check(kind, centre, id);
        key = problem is null ? Key(kind, centre, id!) : default;
        return problem is null;
    }

    private static Problem? Check(GrainKind kind, string? centre, string? id) =>
        IsTwoPart(kind) && !CentreId.TryParse(centre, out _) ? Wrong("centre", CentreId.Format)
        : kind == GrainKind.Request && !RequestId.TryParse(id, out _) ? Wrong("id", RequestId.Format)
        : kind != GrainKind.Request && !CentreId.TryParse(id, out _) ? Wrong("id", CentreId.Format)
        : null;

    private static GrainKey Key(GrainKind kind, string? centre, string id) => kind switch
    {
        GrainKind.Department => GrainKey.Of(new CentreId(centre!), new DepartmentId(id)),
        GrainKind.Staff => GrainKey.Of(new CentreId(centre!), new StaffId(id)),
        _ => new GrainKey(kind, id),
    };

    private static Problem Wrong(string name, string format) => Problem.Invalid(name, $"'{name}' in the path must be {format}.");
}
