using Coordination.Grains;
using Coordination.Journal;
using Coordination.Web.Problems;

namespace Coordination.Web.Management.Grains;

/// <summary>Reads a grain's key from a path; the forms of the names depend on the kind.</summary>
internal static class GrainAddress
{
    public static bool TryRead(GrainKindDefinition kind, string? centre, string? id, out GrainKey key, out Problem? problem)
    {
        problem = kind.IsWithinHall && !CentreId.TryParse(centre, out _) ? Wrong("centre", CentreId.Format)
            : !kind.IsId(id) ? Wrong("id", kind.IdFormat)
            : null;
        key = problem is null ? new GrainKey(kind.Kind, kind.IsWithinHall ? $"{centre}/{id}" : NameOf(kind, id!)) : default;
        return problem is null;
    }

    // A UUID may be written in capitals; grains are kept under its one form.
    private static string NameOf(GrainKindDefinition kind, string id) => kind.Kind == GrainKind.Request && RequestId.TryParse(id, out var request) ? request.ToString() : id;

    private static Problem Wrong(string name, string format) => Problem.Invalid(name, $"'{name}' in the path must be {format}.");
}
