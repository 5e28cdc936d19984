using System.Collections.Immutable;

namespace Coordination.Web.Health;

/// <summary>How the host is.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
/// <param name="Checked">What was asked and answered.</param>
/// <param name="Waking">How many halls are at work already, of those where something is open: <c>waking 12 of 340 halls</c>. Absent when all are. Whoever calls one that is not is answered as well: the call wakes it.</param>
internal sealed record HealthView(string Status, ImmutableArray<string> Checked, string? Waking = null);
