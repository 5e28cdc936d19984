using Coordination.Journal;

namespace Coordination.Postgres.Writing;

/// <summary>What the server said to a group.</summary>
/// <param name="LastSequence">Its last sequence; 0 when nothing was written.</param>
/// <param name="Ended">The fences that are over; then nothing was written.</param>
internal readonly record struct GroupCommitResult(long LastSequence, IReadOnlySet<Fence> Ended);
