using Coordination.Access;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Orleans.Proxies;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Orleans.Hosting;

/// <summary>The engine as a silo or a client has it: grains are in the cluster, queries go to the record.</summary>
internal sealed class ClusterCoordination(ClusterGrains grains, DerivedIds derived, IJournalReader? journal, EngineStart start, IIdSource ids, TimeProvider time)
    : ICoordination, IPrincipalIds, IGivenCommands
{
    private readonly JournalReader? _journal = journal is null ? null : new JournalReader(journal);

    /// <inheritdoc />
    public IJournalReader Journal => _journal ?? throw new InvalidOperationException("This client has no store to query: add .UsePostgres(connectionString) of the cluster's database.");

    /// <inheritdoc />
    public TimeProvider Time => time;

    private DerivedIds Derived => start.IsDone ? derived : throw NotReached();

    private ClusterGrains Grains => start.IsDone ? grains : throw NotReached();

    /// <inheritdoc />
    public IRequestGrain Request(RequestId request) => Grains.Request(request.Named(nameof(request)));

    /// <inheritdoc />
    public ICentreGrain Centre(CentreId centre) => Grains.Centre(centre.Named(nameof(centre)));

    /// <inheritdoc />
    public IDepartmentGrain Department(CentreId centre, DepartmentId department) => Grains.Department(centre.Named(nameof(centre)), department.Named(nameof(department)));

    /// <inheritdoc />
    public IStaffGrain Staff(CentreId centre, StaffId staff) => Grains.Staff(centre.Named(nameof(centre)), staff.Named(nameof(staff)));

    /// <inheritdoc />
    public IPlanGrain Plan(CentreId centre) => Grains.Plan(centre.Named(nameof(centre)));

    ValueTask<Reply<NoteReceipt>> IGrains.NoteAsync(GrainKey grain, PersonalNote note, CommandMeta meta, CancellationToken cancellation) =>
        ((IGrains)Grains).NoteAsync(grain, note, meta, cancellation);

    IGrainChannel IGrains.Channel(HallGrainKind kind, CentreId centre, string id) => ((IGrains)Grains).Channel(kind, centre, id);

    /// <summary>Submits a request: the caller's key names it, or a new id does.</summary>
    public ValueTask<Reply<RequestReceipt>> SubmitAsync(SubmitRequest command, CommandMeta meta, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(meta);

        // What is malformed is refused where commands come in, whatever it would be named.
        return meta.Key is { } key && CommandForm.Check(command, meta) is null
            ? SubmitKeyedAsync(command, meta, Derived.FindRequestAsync(command.Centre, meta, key, cancellation), cancellation)
            : Grains.Submission(ids.NextRequest(time.GetUtcNow()), command.Centre, isNew: true).ExecuteAsync(command, meta, cancellation);
    }

    /// <inheritdoc />
    public ValueTask<bool> IsTrackingCodeAsync(RequestId request, TrackingCode code, CancellationToken cancellation = default) =>
        Derived.IsTrackingCodeAsync(request.Named(nameof(request)), code, cancellation);

    /// <inheritdoc />
    public ValueTask<PrincipalId> PrincipalOfAsync(string issuer, string subject, CancellationToken cancellation = default) =>
        Derived.PrincipalOfAsync(issuer, subject, cancellation);

    /// <inheritdoc />
    public ValueTask<bool> WasGivenAsync(RequestId request, CommandMeta meta, CancellationToken cancellation = default) =>
        Derived.WasGivenAsync(request, meta, cancellation);

    private ValueTask<Reply<RequestReceipt>> SubmitKeyedAsync(SubmitRequest command, CommandMeta meta, ValueTask<RequestId> request, CancellationToken cancellation) =>
        request.IsCompletedSuccessfully
            ? Grains.Submission(request.Result, command.Centre, isNew: false).ExecuteAsync(command, meta, cancellation)
            : SubmitFoundAsync(command, meta, request, cancellation);

    private async ValueTask<Reply<RequestReceipt>> SubmitFoundAsync(SubmitRequest command, CommandMeta meta, ValueTask<RequestId> request, CancellationToken cancellation) =>
        await Grains.Submission(await request, command.Centre, isNew: false).ExecuteAsync(command, meta, cancellation);

    private static JournalUnavailableException NotReached() => new("The cluster has not been reached yet.");
}
