using Coordination.Benchmarks.Reporting;
using Coordination.Dispatch;

namespace Coordination.Benchmarks.Dispatch;

/// <summary>Reading the queues while they are long.</summary>
internal static class ReadRounds
{
    public static IEnumerable<Figure> Measure(int waiting)
    {
        var load = new Load(departments: 4, peopleEach: 25, skills: 3);
        var random = new Random(5);
        var placed = new List<WaitingItem>(waiting);
        for (var count = 0; count < waiting; count++)
        {
            placed.Add(load.Next());
            load.Dispatcher.Place(placed[^1], load.Now);
        }

        var explain = Timing.Median(2_000, count =>
        {
            for (var turn = 0; turn < count; turn++)
            {
                _ = load.Dispatcher.Explain(placed[random.Next(waiting)].Item, load.Now);
            }
        });
        yield return new Figure($"position, estimate and why of one item, {Numbers.Count(waiting)} waiting", explain / 1000, "µs", "", null, null, "O(log n + queues)");
        var report = Timing.Median(200, count =>
        {
            for (var turn = 0; turn < count; turn++)
            {
                _ = load.Dispatcher.Report(null, 100, load.Now);
            }
        });
        yield return new Figure($"report of every queue with its first 100 items, {Numbers.Count(waiting)} waiting", report / 1000, "µs", "", null, null, "");
        var again = Timing.Median(200_000, count =>
        {
            for (var turn = 0; turn < count; turn++)
            {
                load.Dispatcher.Place(placed[random.Next(waiting)], load.Now);
            }
        });
        yield return new Figure($"placing an item again without a change, {Numbers.Count(waiting)} waiting", again, "ns", "", null, null, "");
    }
}
