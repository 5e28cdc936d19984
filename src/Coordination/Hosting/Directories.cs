using System.Collections.Frozen;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Hosting;

/// <summary>The directories of every kind of grain. Requests come and go; centres and plans are few and stay; the others say it themselves.</summary>
internal sealed class Directories
{
    private readonly FrozenDictionary<GrainKind, HallDirectory> _halls;

    public Directories(Func<IPeerGrains, HallServices> services, CoordinationOptions options, TimeProvider time, HostParts parts)
    {
        var shared = services(new EmbeddedGrains(this, gate: null));
        Requests = new(id => new RequestGrain(id, shared, parts.Requests), time, options.MaxLiveRequests);
        Restarts = new CentreRestarts(shared);
        Centres = new(id => new CentreGrain(id, shared, options.Centres, Restarts), time, int.MaxValue);
        Plans = new(id => new PlanGrain(id, shared), time, int.MaxValue);
        _halls = parts.Kinds.OfType<HallGrainKind>().ToFrozenDictionary(kind => kind.Kind, kind => new HallDirectory(kind, shared, time));
    }

    public GrainDirectory<RequestId, RequestGrain> Requests { get; }

    public GrainDirectory<CentreId, CentreGrain> Centres { get; }

    public CentreRestarts Restarts { get; }

    public GrainDirectory<CentreId, PlanGrain> Plans { get; }

    /// <summary>How many grains are in memory, of every kind.</summary>
    public int Count => Requests.Count + Centres.Count + Plans.Count + _halls.Values.Sum(hall => hall.Count);

    /// <summary>The grains of a kind that every host runs alike.</summary>
    /// <exception cref="NotSupportedException">This host was not given the kind.</exception>
    public HallDirectory Hall(HallGrainKind kind) =>
        _halls.TryGetValue(kind.Kind, out var directory) ? directory : throw new NotSupportedException($"This host runs no grains of the kind '{kind.Name}'.");

    /// <summary>Has a grain of any kind note what is done with its personal texts.</summary>
    public ValueTask<Reply<NoteReceipt>> NoteAsync(GrainKey grain, (PersonalNote Note, CommandMeta Meta, CancellationToken Cancellation) call, CommandGate? gate) => grain.Kind switch
    {
        GrainKind.Request => Requests.CallAsync(new RequestId(Guid.Parse(grain.Id)), call, Note, gate),
        GrainKind.Centre => Centres.CallAsync(new CentreId(grain.Id), call, Note, gate),
        GrainKind.Plan => Plans.CallAsync(new CentreId(grain.Id), call, Note, gate),
        _ => _halls[grain.Kind].NoteAsync(grain, call, gate),
    };

    /// <summary>A grain's own part of it.</summary>
    public static ValueTask<Reply<NoteReceipt>> Note(IGrainActivation grain, (PersonalNote Note, CommandMeta Meta, CancellationToken Cancellation) call) =>
        grain.NoteAsync(call.Note, call.Meta, call.Cancellation);

    /// <summary>Ends what grains do by themselves: the next host goes on with it.</summary>
    public void StopWork()
    {
        foreach (var directory in _halls.Values)
        {
            directory.StopWork();
        }
    }

    /// <summary>Evicts what was not called for some time.</summary>
    public void Sweep(TimeSpan idleAfter)
    {
        Requests.Sweep(idleAfter);
        foreach (var directory in _halls.Values)
        {
            directory.Sweep(idleAfter);
        }
    }
}
