using Coordination.Grains;
using Coordination.Halls;
using Coordination.Journal;

namespace Coordination.Staff;

/// <summary>A member of staff, as a kind of grain.</summary>
internal sealed class StaffGrainKind()
    : HallGrainKind<IStaffGrain, StaffId, StaffCommand, StaffReceipt, StaffState, StaffReport>(
        GrainKind.Staff, "staff", BehaviourReplay.Of(Behaviour), Behaviour.Events)
{
    private static readonly StaffBehaviour Behaviour = new();

    public static StaffGrainKind Instance { get; } = new();

    public override IStaffGrain Over(IGrainChannel channel) => new Proxy(channel);

    protected override IGrainActivation Create(CentreId centre, StaffId id, HallServices services) => new StaffGrain(centre, id, services);

    private sealed class Proxy(IGrainChannel channel)
        : HallGrainProxy<StaffCommand, StaffReceipt, StaffState, StaffReport>(channel), IStaffGrain;
}
