using Coordination.Plans;

namespace Coordination.Batches;

/// <summary>What decisions about a batch look at in the world around it.</summary>
/// <param name="Plan">The plan that counts; null where there is no such hall.</param>
/// <param name="Mandate">Of a start: in what right it is given.</param>
internal readonly record struct BatchInput(ActivePlan? Plan, BatchMandate? Mandate = null);
