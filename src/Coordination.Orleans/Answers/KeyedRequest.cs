namespace Coordination.Orleans.Answers;

/// <summary>The request that a caller's key names.</summary>
/// <param name="Request">Which.</param>
internal sealed record KeyedRequest(RequestId Request);
