namespace Coordination.Orleans.Answers;

/// <summary>What became of a tracking code.</summary>
/// <param name="IsRight">Whether it is the request's.</param>
internal sealed record TrackingCheck(bool IsRight);
