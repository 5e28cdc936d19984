using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;
using Coordination.Plans;

namespace Coordination.Benchmarks.Dispatch;

/// <summary>The dispatcher's cost of one decision, and of one waiting item's memory.</summary>
internal sealed class DispatchBenchmark : IBenchmark
{
    private const string Baseline = "PriorityQueue by (urgency, arrival)";

    public string Name => "dispatch";

    public IReadOnlyList<StoreKind> Stores => [];

    public Task RunAsync(BenchmarkRun run)
    {
        var (few, some, many) = (1_000, run.Options.Scaled(100_000), run.Options.Scaled(1_000_000));
        var (first, _) = (Decide(run, few, OrderPolicyKind.Strict), Decide(run, some, OrderPolicyKind.Strict));
        var last = Decide(run, many, OrderPolicyKind.Strict);
        run.Report.Add(Figure.Beside($"one decision with {Numbers.Count(many)} waiting against 1,000", last, "ns", "1,000 waiting", first, "ratio ≤ 2"));
        Decide(run, many, OrderPolicyKind.Accumulating);
        Decide(run, many, OrderPolicyKind.Deadline);
        var (item, plain) = MemoryPerItem.Measure(many);
        run.Report.Add(Figure.Beside($"memory per waiting item, {Numbers.Count(many)} waiting", item, "bytes", Baseline, plain, "≤ 150 bytes"));
        foreach (var figure in ReadRounds.Measure(many))
        {
            run.Report.Add(figure);
        }

        var (byId, bySlot, queue) = SmallHallRounds.Measure();
        run.Report.Add(Figure.Beside("a customer's four calls (Place, TryNext, Hold, Remove) in a hall of 3 people", byId, "ns", Baseline, queue, "≤ 1,000 ns"));
        run.Report.Add(Figure.Beside("the same by slot (Place, TryAssign, Remove)", bySlot, "ns", Baseline, queue, "≤ 200 ns"));
        return Task.CompletedTask;
    }

    private static double Decide(BenchmarkRun run, int waiting, OrderPolicyKind order)
    {
        var (decision, baseline) = DecisionRounds.Measure(waiting, order);
        var name = $"one decision (TryNext, Hold, Remove, Place), {Numbers.Count(waiting)} waiting, order {order.ToString().ToLowerInvariant()}";
        run.Report.Add(Figure.Beside(name, decision, "ns", Baseline, baseline, "≤ 2,000 ns"));
        return decision;
    }
}
