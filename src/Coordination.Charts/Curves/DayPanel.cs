using System.Collections.Immutable;

namespace Coordination.Charts.Curves;

/// <summary>One of several small charts that are compared.</summary>
/// <param name="Name">Whose curves they are, such as a desk's.</param>
/// <param name="Note">What to see, in a few words.</param>
/// <param name="Curves">The curves.</param>
public sealed record DayPanel(string Name, string Note, ImmutableArray<DayCurve> Curves);
