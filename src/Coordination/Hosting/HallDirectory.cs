using Coordination.Grains;
using Coordination.Halls;
using Coordination.Journal;

namespace Coordination.Hosting;

/// <summary>The live grains of one kind that every host runs alike, by hall and id.</summary>
internal sealed class HallDirectory(HallGrainKind kind, HallServices services, TimeProvider time)
{
    private readonly GrainDirectory<(CentreId Centre, string Id), IGrainActivation> _grains =
        new(name => kind.Create(name.Centre, name.Id, services), time, kind.MaxLive);

    /// <summary>How many are live.</summary>
    public int Count => _grains.Count;

    /// <summary>The way to one of them; with a gate for callers from outside.</summary>
    public IGrainChannel Channel(CentreId centre, string id, CommandGate? gate) => kind.Accept(new Channels(_grains, (centre, id), gate));

    /// <summary>Has one of them note what is done with its personal texts.</summary>
    public ValueTask<Reply<NoteReceipt>> NoteAsync(GrainKey grain, (PersonalNote, CommandMeta, CancellationToken) call, CommandGate? gate)
    {
        var slash = grain.Id.IndexOf('/', StringComparison.Ordinal);
        return _grains.CallAsync((new CentreId(grain.Id[..slash]), grain.Id[(slash + 1)..]), call, Directories.Note, gate);
    }

    /// <summary>Evicts what was not called for some time, where the kind allows it.</summary>
    public void Sweep(TimeSpan idleAfter)
    {
        if (kind.LeavesWhenIdle)
        {
            _grains.Sweep(idleAfter);
        }
    }

    /// <summary>Ends what they do by themselves.</summary>
    public void StopWork()
    {
        foreach (var working in _grains.Grains.OfType<IDisposable>())
        {
            working.Dispose();
        }
    }

    private sealed class Channels(
        GrainDirectory<(CentreId, string), IGrainActivation> grains, (CentreId, string) name, CommandGate? gate) : IHallGrainKindVisitor<IGrainChannel>
    {
        public IGrainChannel Visit<TCommand, TReceipt, TState, TReport>(HallGrainKind kind)
            where TCommand : class
            where TReceipt : class
            where TState : class
            where TReport : class => new EmbeddedChannel<TCommand, TReceipt, TState, TReport>(grains, name, gate);
    }
}
