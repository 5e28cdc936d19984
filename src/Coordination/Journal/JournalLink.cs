namespace Coordination.Journal;

/// <summary>One event's place in the whole journal and its chain's value: all that an anchor is made of.</summary>
/// <param name="Sequence">The place in the change feed.</param>
/// <param name="Hash">The chain's value after the event.</param>
internal readonly record struct JournalLink(long Sequence, EventHash Hash);
