using Coordination.Torture.Running;

namespace Coordination.Torture.Runs;

/// <summary>What a run came to.</summary>
/// <param name="Broken">The first thing that broke; null when nothing did.</param>
/// <param name="Digest">The digest of everything that happened.</param>
/// <param name="Events">Callbacks that ran.</param>
/// <param name="Commits">Commits that were checked.</param>
/// <param name="Requests">Requests on record.</param>
/// <param name="Judged">Decisions whose order was judged.</param>
/// <param name="Compared">Comparisons of an item with somebody who might be idle.</param>
internal sealed record RunResult(
    BrokenInvariant? Broken, ulong Digest, long Events, long Commits, int Requests, int Judged, int Compared)
{
    /// <summary>The names of the kinds of grains that had something committed, in their order.</summary>
    public required string Kinds { get; init; }
}
