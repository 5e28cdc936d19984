using Coordination.Access;
using Coordination.Batches;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Erasures;
using Coordination.Grains;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Hosting;

/// <summary>Every kind of grain. A new one is added here, and nowhere else.</summary>
internal static class GrainKinds
{
    /// <summary>By number.</summary>
    public static IReadOnlyList<GrainKindDefinition> All { get; } =
    [
        SpecialGrainKind<RequestId>.Of(new RequestBehaviour()),
        SpecialGrainKind<CentreId>.Of(new CentreBehaviour()),
        DepartmentGrainKind.Instance,
        StaffGrainKind.Instance,
        SpecialGrainKind<CentreId>.Of(new PlanBehaviour()),
        AccessGrainKind.Instance,
        ErasuresGrainKind.Instance,
        BatchGrainKind.Instance,
    ];
}
