using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Torture.Bugs;

/// <summary>Grains that are wrong in one way: passes everything on but what a deliberate bug changes.</summary>
internal abstract class GrainsBug(IPeerGrains sound) : IPeerGrains
{
    public virtual IRequestPeer Request(RequestId request) => sound.Request(request);

    public virtual ICentrePeer Centre(CentreId centre) => sound.Centre(centre);

    public IDepartmentGrain Department(CentreId centre, DepartmentId department) => sound.Department(centre, department);

    public virtual IStaffGrain Staff(CentreId centre, StaffId staff) => sound.Staff(centre, staff);

    public IPlanGrain Plan(CentreId centre) => sound.Plan(centre);

    ValueTask<Reply<NoteReceipt>> IGrains.NoteAsync(GrainKey grain, PersonalNote note, CommandMeta meta, CancellationToken cancellation) =>
        sound.NoteAsync(grain, note, meta, cancellation);

    IGrainChannel IGrains.Channel(HallGrainKind kind, CentreId centre, string id) => sound.Channel(kind, centre, id);
}
