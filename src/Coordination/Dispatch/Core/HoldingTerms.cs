namespace Coordination.Dispatch.Core;

/// <summary>How an item is held, in numbers.</summary>
/// <param name="Class">What kind of work.</param>
/// <param name="Level">The urgency from 0.</param>
/// <param name="Person">Who holds it.</param>
/// <param name="Since">Since when, in UTC ticks.</param>
internal readonly record struct HoldingTerms(WorkClassHandle Class, byte Level, int Person, long Since);
