using Coordination.Grains;
using Coordination.Identity;
using Coordination.Journal;

namespace Coordination.Halls;

/// <summary>A kind of grain that every host runs alike: it is told commands and read, by <c>centre/id</c>, near its hall.</summary>
internal abstract class HallGrainKind : GrainKindDefinition
{
    private protected HallGrainKind(GrainKind kind, string name, IGrainReplay replay, IReadOnlyCollection<string> events)
        : base(kind, name, replay, events)
    {
    }

    /// <inheritdoc />
    public sealed override bool IsWithinHall => true;

    /// <summary>How many of them a host keeps in memory; the least recently used go first.</summary>
    internal virtual int MaxLive => int.MaxValue;

    /// <summary>Whether one leaves memory when nobody has called it for a while; it is loaded again at its next call.</summary>
    internal virtual bool LeavesWhenIdle => false;

    /// <summary>Reads a grain's state; null when there is no such grain.</summary>
    public abstract ValueTask<object?> ReadAsync(IGrains grains, CentreId centre, string id, CancellationToken cancellation = default);

    /// <summary>A grain of this kind in memory.</summary>
    internal abstract IGrainActivation Create(CentreId centre, string id, HallServices services);

    /// <summary>Tells a visitor the kind's types.</summary>
    internal abstract TResult Accept<TResult>(IHallGrainKindVisitor<TResult> visitor);

    /// <summary>The key of one of them.</summary>
    internal GrainKey KeyOf(CentreId centre, string id) => new(Kind, $"{centre}/{id}");
}

/// <summary>A kind of grain with its types.</summary>
/// <typeparam name="TGrain">What callers hold.</typeparam>
/// <typeparam name="TId">The id within the hall.</typeparam>
/// <typeparam name="TCommand">The commands.</typeparam>
/// <typeparam name="TReceipt">The answer to a granted command.</typeparam>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TReport">The report; of kinds without one, the state again.</typeparam>
internal abstract class HallGrainKind<TGrain, TId, TCommand, TReceipt, TState, TReport>(
    GrainKind kind, string name, IGrainReplay replay, IReadOnlyCollection<string> events) : HallGrainKind(kind, name, replay, events)
    where TGrain : class, IHallGrain<TCommand, TReceipt, TState, TReport>
    where TId : struct, IId<TId>
    where TCommand : class
    where TReceipt : class
    where TState : class
    where TReport : class
{
    public sealed override string IdFormat => TId.Format;

    /// <summary>What callers hold, over a channel.</summary>
    public abstract TGrain Over(IGrainChannel channel);

    /// <summary>One of them, by its name.</summary>
    public TGrain Find(IGrains grains, CentreId centre, TId id) => Over(grains.Channel(this, centre, id.ToString()!));

    public sealed override bool IsId(string? id) => TId.TryParse(id, out _);

    public sealed override async ValueTask<object?> ReadAsync(
        IGrains grains, CentreId centre, string id, CancellationToken cancellation = default) =>
        await grains.Channel(this, centre, id).ReadAsync<TState>(cancellation);

    internal sealed override IGrainActivation Create(CentreId centre, string id, HallServices services) =>
        TId.TryParse(id, out var parsed) ? Create(centre, parsed, services) : throw new ArgumentException($"'{id}' is not {IdFormat}.", nameof(id));

    internal sealed override TResult Accept<TResult>(IHallGrainKindVisitor<TResult> visitor) =>
        visitor.Visit<TCommand, TReceipt, TState, TReport>(this);

    /// <summary>A grain of this kind in memory: it is an <see cref="IHallGrain{TCommand,TReceipt,TState,TReport}"/> as well.</summary>
    protected abstract IGrainActivation Create(CentreId centre, TId id, HallServices services);
}

/// <summary>Is told the types of a kind of grain, to make something of them.</summary>
internal interface IHallGrainKindVisitor<out TResult>
{
    TResult Visit<TCommand, TReceipt, TState, TReport>(HallGrainKind kind)
        where TCommand : class
        where TReceipt : class
        where TState : class
        where TReport : class;
}
