namespace Coordination.Dispatch.Policies;

/// <summary>What an order may look at beside two items.</summary>
/// <param name="Now">Now, in UTC ticks.</param>
/// <param name="Rates">The priority gained per minute, per level from 0.</param>
internal readonly record struct OrderContext(long Now, double[] Rates);
