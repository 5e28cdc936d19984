namespace Coordination.Journal;

/// <summary>Which grain: its kind, and its name within the kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">A request's UUID, a centre's id, or <c>centre/id</c> for a department or a member of staff.</param>
public readonly record struct GrainKey(GrainKind Kind, string Id)
{
    /// <summary>The key of a request.</summary>
    public static GrainKey Of(RequestId request) => new(GrainKind.Request, request.ToString());

    /// <summary>The key of a centre.</summary>
    public static GrainKey Of(CentreId centre) => new(GrainKind.Centre, centre.ToString());

    /// <summary>The key of a department.</summary>
    public static GrainKey Of(CentreId centre, DepartmentId department) => new(GrainKind.Department, $"{centre}/{department}");

    /// <summary>The key of a member of staff.</summary>
    public static GrainKey Of(CentreId centre, StaffId staff) => new(GrainKind.Staff, $"{centre}/{staff}");

    /// <summary>The key of a centre's plan.</summary>
    public static GrainKey OfPlan(CentreId centre) => new(GrainKind.Plan, centre.ToString());

    /// <inheritdoc />
    public override string ToString() => $"{GrainKindNames.NameOf(Kind)}:{Id}";
}
