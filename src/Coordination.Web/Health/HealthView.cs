using System.Collections.Immutable;

namespace Coordination.Web.Health;

/// <summary>How the host is.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
/// <param name="Checked">What was asked and answered.</param>
internal sealed record HealthView(string Status, ImmutableArray<string> Checked);
