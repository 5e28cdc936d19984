using System.Collections.Concurrent;
using System.Collections.Frozen;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Hosting.Members;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Partitions;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Orleans.Wire;

/// <summary>Every type that silos send each other, by its name on the wire. Names never change; types may grow by optional members.</summary>
internal sealed class WireContracts
{
    private readonly ConcurrentDictionary<Type, (string Name, Type Root)?> _found = new();
    private readonly FrozenDictionary<Type, string> _names;

    private static readonly Dictionary<string, Type> Special = new(StringComparer.Ordinal)
    {
        ["meta"] = typeof(CommandMeta),
        ["note"] = typeof(PersonalNote),
        ["request-command"] = typeof(RequestCommand),
        ["centre-command"] = typeof(CentreCommand),
        ["plan"] = typeof(HallPlan),
        ["reason"] = typeof(Reason),
        ["routing"] = typeof(RequestRouting),
        ["staff"] = typeof(StaffState),
        ["department"] = typeof(DepartmentState),
        ["done"] = typeof(Answer<Done>),
        ["receipt"] = typeof(Answer<Reply<RequestReceipt>>),
        ["dispatched"] = typeof(Answer<Reply<RequestRouting>>),
        ["request-read"] = typeof(Answer<RequestState>),
        ["routing-read"] = typeof(Answer<RequestRouting>),
        ["keyed-request"] = typeof(Answer<KeyedRequest>),
        ["tracking-check"] = typeof(Answer<TrackingCheck>),
        ["known-principal"] = typeof(Answer<KnownPrincipal>),
        ["command-check"] = typeof(Answer<CommandCheck>),
        ["noted"] = typeof(Answer<Reply<NoteReceipt>>),
        ["plan-receipt"] = typeof(Answer<Reply<PlanReceipt>>),
        ["plan-read"] = typeof(Answer<PublishedPlan>),
        ["plan-proposed"] = typeof(Answer<ProposedPlan>),
        ["withdrawal"] = typeof(Answer<Withdrawal>),
        ["conditions"] = typeof(Answer<SubmissionConditions>),
        ["taken"] = typeof(Answer<Reply<TakenItem>>),
        ["wait"] = typeof(Answer<WaitReport>),
        ["requests"] = typeof(RequestList),
        ["waits"] = typeof(Answer<WaitList>),
        ["queue"] = typeof(Answer<QueueReport>),
        ["centre-receipt"] = typeof(Answer<Reply<CentreReceipt>>),
        ["centre-read"] = typeof(Answer<CentreState>),
        ["reconciliation"] = typeof(Answer<ReconciliationReport>),
        ["silo-report"] = typeof(SiloReport),
        ["host-report"] = typeof(HostReport),
    };

    /// <summary>The contracts of the kinds that a silo or client knows.</summary>
    public WireContracts(IEnumerable<GrainKindDefinition> kinds)
    {
        All = kinds.OfType<HallGrainKind>().SelectMany(kind => kind.Accept(OfKind.Instance)).Concat(Special)
            .ToFrozenDictionary(StringComparer.Ordinal);
        _names = All.ToFrozenDictionary(known => known.Value, known => known.Key);
    }

    /// <summary>Those of the engine's own kinds.</summary>
    public static WireContracts Engine { get; } = new(GrainKinds.All);

    /// <summary>By name.</summary>
    public FrozenDictionary<string, Type> All { get; }

    /// <summary>The name of a contract; null for every other type, one derived from a contract included.</summary>
    public string? NameOf(Type contract) => _names.GetValueOrDefault(contract);

    /// <summary>The contract that a value is sent under, and the type that is written; null for what is never sent.</summary>
    public (string Name, Type Root)? Of(Type type) => _found.GetOrAdd(type, Find);

    private (string Name, Type Root)? Find(Type asked)
    {
        for (var root = asked; root is not null && root != typeof(object); root = root.BaseType)
        {
            if (_names.TryGetValue(root, out var name))
            {
                return (name, root);
            }
        }

        return null;
    }

    /// <summary>The contracts of a kind that hosts run alike. A kind without a report of its own sends its state.</summary>
    private sealed class OfKind : IHallGrainKindVisitor<IEnumerable<KeyValuePair<string, Type>>>
    {
        public static readonly OfKind Instance = new();

        public IEnumerable<KeyValuePair<string, Type>> Visit<TCommand, TReceipt, TState, TReport>(HallGrainKind kind)
            where TCommand : class
            where TReceipt : class
            where TState : class
            where TReport : class
        {
            yield return new($"{kind.Name}-command", typeof(TCommand));
            yield return new($"{kind.Name}-receipt", typeof(Answer<Reply<TReceipt>>));
            yield return new($"{kind.Name}-read", typeof(Answer<TState>));
            if (typeof(TReport) != typeof(TState))
            {
                yield return new($"{kind.Name}-report", typeof(Answer<TReport>));
            }
        }
    }
}
