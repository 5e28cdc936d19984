using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Halls;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Orleans;

namespace Coordination.Orleans.Proxies;

/// <summary>Grains by name, wherever in the cluster they are: for each other without an admission, for callers from outside with one.</summary>
/// <param name="factory">Orleans' references.</param>
/// <param name="caller">The way to call them.</param>
/// <param name="admission">Where commands from outside come in; null for the grains themselves.</param>
/// <param name="local">The grains of the caller's own silo; null in a process that is none.</param>
internal sealed class ClusterGrains(IGrainFactory factory, GrainCaller caller, CommandAdmission? admission, LocalGrains? local) : IPeerGrains
{
    public IRequestPeer Request(RequestId request) => new RequestProxy(request, factory.Request(request), caller, admission, local?.Requests);

    /// <summary>A request that is about to be submitted to a hall.</summary>
    /// <param name="request">Its id.</param>
    /// <param name="hall">Its hall, local which it is to live.</param>
    /// <param name="isNew">Whether the id was made just now.</param>
    public RequestProxy Submission(RequestId request, CentreId hall, bool isNew) =>
        new(request, factory.Request(request), caller, admission, local: null, hall, isNew);

    public ICentrePeer Centre(CentreId centre) => new CentreProxy(centre, factory.Centre(centre), caller, admission, local?.Centres);

    public IDepartmentGrain Department(CentreId centre, DepartmentId department) =>
        DepartmentGrainKind.Instance.Find(this, centre, department);

    public IStaffGrain Staff(CentreId centre, StaffId staff) => StaffGrainKind.Instance.Find(this, centre, staff);

    public IPlanGrain Plan(CentreId centre) => new PlanProxy(factory.Plan(centre), caller, admission);

    async ValueTask<Reply<NoteReceipt>> IGrains.NoteAsync(GrainKey grain, PersonalNote note, CommandMeta meta, CancellationToken cancellation) =>
        admission is not null
            ? await admission.RunAsync(
                caller, (factory, grain, note, cancellation), note, meta, static (call, meta) => NoteAsync(call.factory, call.grain, call.note, meta, call.cancellation), cancellation)
            : (await GrainCaller.OnceAsync(
                (factory, grain, note, meta, cancellation), static call => NoteAsync(call.factory, call.grain, call.note, call.meta, call.cancellation)))!;

    private static ValueTask<Answer<Reply<NoteReceipt>>> NoteAsync(IGrainFactory factory, GrainKey grain, PersonalNote note, CommandMeta meta, CancellationToken cancellation) => grain.Kind switch
    {
        GrainKind.Request => factory.Request(new RequestId(Guid.Parse(grain.Id))).NoteAsync(note, meta, cancellation),
        GrainKind.Centre => factory.Centre(new CentreId(grain.Id)).NoteAsync(note, meta, cancellation),
        GrainKind.Plan => factory.Plan(new CentreId(grain.Id)).NoteAsync(note, meta, cancellation),
        _ => InHall(factory, grain).NoteAsync(note, meta, cancellation),
    };

    private static IHostedHallGrain InHall(IGrainFactory factory, GrainKey grain)
    {
        var slash = grain.Id.IndexOf('/', StringComparison.Ordinal);
        var kind = GrainKinds.All.OfType<HallGrainKind>().First(known => known.Kind == grain.Kind);
        return factory.InHall(kind, new CentreId(grain.Id[..slash]), grain.Id[(slash + 1)..]);
    }

    IGrainChannel IGrains.Channel(HallGrainKind kind, CentreId centre, string id) =>
        new ClusterChannel(factory.InHall(kind, centre, id), caller, admission);
}
