using System.Collections.Immutable;

namespace Coordination.Orleans.Answers;

/// <summary>Several requests that are asked for at once.</summary>
/// <param name="Requests">Which.</param>
internal sealed record RequestList(ImmutableArray<RequestId> Requests);
