using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Erasures;

/// <summary>The answer to a granted command.</summary>
/// <param name="Version">The number of events.</param>
internal sealed record ErasuresReceipt(long Version)
{
    /// <summary>The number of the erasure or export that it was about.</summary>
    public long? Number { get; init; }

    /// <summary>How far that is.</summary>
    public ErasureStage? Stage { get; init; }

    /// <summary>The requests that were found, or that it is about.</summary>
    public ImmutableArray<RequestId> Requests { get; init => field = value.OrEmpty(); } = [];
}
