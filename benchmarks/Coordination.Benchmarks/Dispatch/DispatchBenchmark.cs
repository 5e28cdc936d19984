using System.Globalization;
using Coordination.Plans;

namespace Coordination.Benchmarks.Dispatch;

/// <summary>The dispatcher's cost of one decision, and of one waiting item's memory.</summary>
internal sealed class DispatchBenchmark : IBenchmark
{
    private const string Baseline = "PriorityQueue by (urgency, arrival)";

    /// <inheritdoc />
    public string Name => "dispatch";

    /// <inheritdoc />
    public IEnumerable<Figure> Run()
    {
        var byCount = new Dictionary<int, double>();
        foreach (var waiting in new[] { 1_000, 100_000, 1_000_000 })
        {
            var figure = Decision(waiting, OrderPolicyKind.Strict);
            byCount[waiting] = figure.Value;
            yield return figure;
        }

        yield return Figure.Beside(
            "one decision with 1,000,000 waiting against 1,000", byCount[1_000_000], "ns", "1,000 waiting", byCount[1_000], "ratio ≤ 2");
        yield return Decision(1_000_000, OrderPolicyKind.Accumulating);
        yield return Decision(1_000_000, OrderPolicyKind.Deadline);
        var (item, plain) = MemoryPerItem.Measure(1_000_000);
        yield return Figure.Beside("memory per waiting item, 1,000,000 waiting", item, "bytes", Baseline, plain, "≤ 150 bytes");
        foreach (var figure in ReadRounds.Measure(1_000_000))
        {
            yield return figure;
        }

        var (customer, queue) = SmallHallRounds.Measure();
        yield return Figure.Beside("a customer's four calls (Place, TryNext, Hold, Remove) in a hall of 3 people", customer, "ns", Baseline, queue, "≤ 1,000 ns");
    }

    private static Figure Decision(int waiting, OrderPolicyKind order)
    {
        var (decision, baseline) = DecisionRounds.Measure(waiting, order);
        var name = string.Create(
            CultureInfo.InvariantCulture, $"one decision (TryNext, Hold, Remove, Place), {waiting:#,0} waiting, order {order.ToString().ToLowerInvariant()}");
        return Figure.Beside(name, decision, "ns", Baseline, baseline, "≤ 2,000 ns");
    }
}
