using System.Collections.Concurrent;
using System.Collections.Frozen;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Orleans.Answers;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Orleans.Wire;

/// <summary>Every type that silos send each other, by its name on the wire. Names never change; types may grow by optional members.</summary>
internal static class WireContracts
{
    private static readonly ConcurrentDictionary<Type, (string Name, Type Root)?> Found = new();

    /// <summary>By name.</summary>
    public static FrozenDictionary<string, Type> All { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["meta"] = typeof(CommandMeta),
        ["request-command"] = typeof(RequestCommand),
        ["staff-command"] = typeof(StaffCommand),
        ["department-command"] = typeof(DepartmentCommand),
        ["centre-command"] = typeof(CentreCommand),
        ["plan"] = typeof(HallPlan),
        ["routing"] = typeof(RequestRouting),
        ["staff"] = typeof(StaffState),
        ["department"] = typeof(DepartmentState),
        ["done"] = typeof(Answer<Done>),
        ["receipt"] = typeof(Answer<Reply<RequestReceipt>>),
        ["dispatched"] = typeof(Answer<Reply<RequestRouting>>),
        ["request-read"] = typeof(Answer<RequestState>),
        ["routing-read"] = typeof(Answer<RequestRouting>),
        ["staff-receipt"] = typeof(Answer<Reply<StaffReceipt>>),
        ["staff-read"] = typeof(Answer<StaffState>),
        ["staff-report"] = typeof(Answer<StaffReport>),
        ["department-receipt"] = typeof(Answer<Reply<DepartmentReceipt>>),
        ["department-read"] = typeof(Answer<DepartmentState>),
        ["department-report"] = typeof(Answer<DepartmentReport>),
        ["plan-receipt"] = typeof(Answer<Reply<PlanReceipt>>),
        ["plan-read"] = typeof(Answer<PublishedPlan>),
        ["withdrawal"] = typeof(Answer<Withdrawal>),
        ["conditions"] = typeof(Answer<SubmissionConditions>),
        ["taken"] = typeof(Answer<Reply<TakenItem>>),
        ["wait"] = typeof(Answer<WaitReport>),
        ["queue"] = typeof(Answer<QueueReport>),
        ["centre-receipt"] = typeof(Answer<Reply<CentreReceipt>>),
        ["centre-read"] = typeof(Answer<CentreState>),
        ["reconciliation"] = typeof(Answer<ReconciliationReport>),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> Names = All.ToFrozenDictionary(known => known.Value, known => known.Key);

    /// <summary>The contract that a value is sent under, and the type that is written; null for what is never sent.</summary>
    public static (string Name, Type Root)? Of(Type type) => Found.GetOrAdd(type, static asked =>
    {
        for (var root = asked; root is not null && root != typeof(object); root = root.BaseType)
        {
            if (Names.TryGetValue(root, out var name))
            {
                return (name, root);
            }
        }

        return null;
    });
}
