using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Tests.Centres;

/// <summary>The answer to the first assignment or offer gets lost or comes late, and something happens before that is noticed.</summary>
internal sealed class LostAnswers(IPeerGrains grains, Func<RequestId, Task> meanwhile) : IPeerGrains
{
    private bool _isLost;

    /// <summary>Whether the answer is only late.</summary>
    public bool IsOnlyLate { get; init; }

    /// <summary>What the next question of how a request stands gets.</summary>
    public CoordinationException? NextReading { get; set; }

    /// <summary>What the centre is told instead.</summary>
    public Exception Fault { get; set; } = new CommitUnknownException("No answer came.");

    public IRequestPeer Request(RequestId request) => new Unreliable(grains.Request(request), request, this);

    public ICentrePeer Centre(CentreId centre) => grains.Centre(centre);

    public IDepartmentGrain Department(CentreId centre, DepartmentId department) => grains.Department(centre, department);

    public IStaffGrain Staff(CentreId centre, StaffId staff) => grains.Staff(centre, staff);

    public IPlanGrain Plan(CentreId centre) => grains.Plan(centre);

    ValueTask<Reply<NoteReceipt>> IGrains.NoteAsync(GrainKey grain, PersonalNote note, CommandMeta meta, CancellationToken cancellation) =>
        grains.NoteAsync(grain, note, meta, cancellation);

    IGrainChannel IGrains.Channel(HallGrainKind kind, CentreId centre, string id) => grains.Channel(kind, centre, id);

    private sealed class Unreliable(IRequestPeer grain, RequestId id, LostAnswers lost) : IRequestPeer
    {
        public ValueTask<Reply<RequestReceipt>> ExecuteAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
            grain.ExecuteAsync(command, meta, cancellation);

        public async ValueTask<Reply<RequestRouting>> DispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation)
        {
            var reply = await grain.DispatchAsync(command, meta, cancellation);
            if (lost._isLost)
            {
                return reply;
            }

            lost._isLost = true;
            await lost.LoseAsync(id);
            return lost.IsOnlyLate ? reply : throw lost.Fault;
        }

        public ValueTask<RequestState?> ReadAsync(CancellationToken cancellation) => grain.ReadAsync(cancellation);

        public ValueTask<RequestRouting?> ReadRoutingAsync(long atLeast, CancellationToken cancellation)
        {
            var fault = lost.NextReading;
            lost.NextReading = null;
            return fault is null ? grain.ReadRoutingAsync(atLeast, cancellation) : throw fault;
        }
    }

    private Task LoseAsync(RequestId request) => meanwhile(request);
}
