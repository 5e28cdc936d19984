using Coordination.Grains;
using Coordination.Halls;
using Coordination.Journal;

namespace Coordination.Departments;

/// <summary>A department, as a kind of grain.</summary>
internal sealed class DepartmentGrainKind()
    : HallGrainKind<IDepartmentGrain, DepartmentId, DepartmentCommand, DepartmentReceipt, DepartmentState, DepartmentReport>(
        GrainKind.Department, "department", BehaviourReplay.Of(Behaviour), Behaviour.Events)
{
    private static readonly DepartmentBehaviour Behaviour = new();

    public static DepartmentGrainKind Instance { get; } = new();

    public override IDepartmentGrain Over(IGrainChannel channel) => new Proxy(channel);

    protected override IGrainActivation Create(CentreId centre, DepartmentId id, HallServices services) => new DepartmentGrain(centre, id, services);

    private sealed class Proxy(IGrainChannel channel)
        : HallGrainProxy<DepartmentCommand, DepartmentReceipt, DepartmentState, DepartmentReport>(channel), IDepartmentGrain;
}
