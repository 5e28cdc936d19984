using Coordination.Centres;
using Coordination.Plans;

namespace Coordination.Requests;

/// <summary>What a request's decisions look at beside its state and the command.</summary>
/// <param name="Plan">Of a submission, the published plan; later, the one the request was admitted under. Null when the centre has none.</param>
/// <param name="Conditions">Of a submission, how the hall stands; null when it is not known, and of every later command.</param>
/// <param name="Current">The plan that counts now: where somebody is given an item, it may name people who joined since. Null where it is not known, or older than the request's.</param>
/// <param name="Receiver">Where somebody is given an item by name, how they stand at the centre, which gives them nothing else meanwhile; null where the plan does not know them.</param>
/// <param name="Clock">The plan whose hours the clock goes by, where that is neither the one it was admitted under nor the one that counts now.</param>
internal readonly record struct RequestInput(ActivePlan? Plan, SubmissionConditions? Conditions = null, ActivePlan? Current = null, Withdrawal? Receiver = null, ActivePlan? Clock = null);
