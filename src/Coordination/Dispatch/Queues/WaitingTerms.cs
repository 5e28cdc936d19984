namespace Coordination.Dispatch.Queues;

/// <summary>How an item waits, in numbers.</summary>
/// <param name="Class">What kind of work.</param>
/// <param name="Level">The urgency from 0.</param>
/// <param name="QueuedAt">Its age. UTC ticks, as all times in here.</param>
/// <param name="Due">The service-level deadline, or <see cref="ItemRecord.NoDue"/>.</param>
/// <param name="NotBefore">When it may be called; 0, or anything that is past, for at once.</param>
/// <param name="Exclusions">Who is not given it for now, sorted by person; null for nobody.</param>
internal readonly record struct WaitingTerms(
    WorkClassHandle Class, byte Level, long QueuedAt, long Due, long NotBefore = 0, TimedExclusion[]? Exclusions = null);
