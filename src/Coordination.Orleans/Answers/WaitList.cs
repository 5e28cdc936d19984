using System.Collections.Immutable;
using Coordination.Dispatch;

namespace Coordination.Orleans.Answers;

/// <summary>Where the items of several requests stand.</summary>
/// <param name="Requests">Those of which something waits or is held.</param>
internal sealed record WaitList(ImmutableArray<WaitReport> Requests);
