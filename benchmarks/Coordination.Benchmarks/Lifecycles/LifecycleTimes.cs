using System.Diagnostics;

namespace Coordination.Benchmarks.Lifecycles;

/// <summary>The moments of one lifecycle, as <see cref="Stopwatch.GetTimestamp"/> tells them.</summary>
internal readonly record struct LifecycleTimes(long Start, long Submitted, long Taken, long Completed);
