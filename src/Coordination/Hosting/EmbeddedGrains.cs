using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Hosting;

/// <summary>Grains by name: for each other without a gate, for callers from outside with one.</summary>
internal sealed class EmbeddedGrains(Directories directories, CommandGate? gate) : IPeerGrains
{
    public IRequestPeer Request(RequestId request) => new RequestProxy(directories.Requests, request, gate);

    /// <summary>A request whose id was made just now.</summary>
    public IRequestPeer NewRequest(RequestId request) => new RequestProxy(directories.Requests, request, gate, isNew: true);

    public ICentrePeer Centre(CentreId centre) => new CentreProxy(directories.Centres, centre, gate);

    public IDepartmentGrain Department(CentreId centre, DepartmentId department) => DepartmentGrainKind.Instance.Find(this, centre, department);

    public IStaffGrain Staff(CentreId centre, StaffId staff) => StaffGrainKind.Instance.Find(this, centre, staff);

    public IPlanGrain Plan(CentreId centre) => new PlanProxy(directories.Plans, centre, gate);

    async ValueTask<Reply<NoteReceipt>> IGrains.NoteAsync(GrainKey grain, PersonalNote note, CommandMeta meta, CancellationToken cancellation) =>
        gate is not null && !gate.TryEnter(note, meta, out var refusal)
            ? Reply.Refused<NoteReceipt>(refusal)
            : await directories.NoteAsync(grain, (note, meta, cancellation), gate);

    IGrainChannel IGrains.Channel(HallGrainKind kind, CentreId centre, string id) => directories.Hall(kind).Channel(centre, id, gate);
}
