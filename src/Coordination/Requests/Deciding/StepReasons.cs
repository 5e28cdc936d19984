using Coordination.Grains;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>Why a step was taken, where somebody says so.</summary>
internal static class StepReasons
{
    /// <summary>The decision with the reason before it, which must be sound where one is given.</summary>
    public static Decided With(in RequestTurn turn, RequestCommand command, Decided decided) =>
        command is not ItemStep { Reason: { } reason, Item: var item } ? decided
        : turn.RefuseReason(reason) is { } refusal ? Decided.No(refusal)
        : decided.Refusal is not null ? decided
        : Decided.Of(decided.Events.Insert(0, new StepReasonGiven(item, turn.HolderOf(item), reason.Code) { Words = reason.Said }));
}
