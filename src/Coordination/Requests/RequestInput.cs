using Coordination.Centres;
using Coordination.Plans;

namespace Coordination.Requests;

/// <summary>What a request's decisions look at beside its state and the command.</summary>
/// <param name="Plan">Of a submission, the published plan; later, the one the request was admitted under. Null when the centre has none.</param>
/// <param name="Conditions">Of a submission, how the hall stands; null when it is not known, and of every later command.</param>
/// <param name="Current">Where somebody is given an item, the plan that counts now, which may name people who joined since; null of every other command.</param>
/// <param name="Receiver">Where somebody is given an item by name, how they stand at the centre, which gives them nothing else meanwhile; null where the plan does not know them.</param>
internal readonly record struct RequestInput(ActivePlan? Plan, SubmissionConditions? Conditions = null, ActivePlan? Current = null, Withdrawal? Receiver = null);
