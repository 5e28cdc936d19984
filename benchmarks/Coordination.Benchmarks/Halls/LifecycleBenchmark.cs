using System.Diagnostics;
using System.Globalization;
using Coordination.Benchmarks.Journal;
using Coordination.Requests;

namespace Coordination.Benchmarks.Halls;

/// <summary>
/// Durable lifecycles through the whole engine: each client submits a request, takes the next one as a member of staff, and
/// completes it; each of the three is on disk before its reply.
/// </summary>
internal sealed class LifecycleBenchmark : IBenchmark
{
    private const int RoundCount = 5;
    private const int QueueLifecycles = 1_000;
    private const int BareLifecycles = 20_000;
    private const int BareGroup = 126;

    public string Name => "lifecycles";

    public IEnumerable<Figure> Run()
    {
        var sample = SampleLifecycle.Make(QueueLifecycles);
        MeasureAsync(256, 4_000).GetAwaiter().GetResult();
        foreach (var (clients, count) in new[] { (1, 1_000), (16, 8_000), (256, 60_000) })
        {
            var (engine, queue, p99) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < RoundCount; round++)
            {
                var (seconds, slow) = MeasureAsync(clients, count).GetAwaiter().GetResult();
                engine.Add(count / seconds);
                p99.Add(slow);
                queue.Add(QueueLifecycles / HandWrittenQueue.Write(sample));
            }

            var name = string.Create(
                CultureInfo.InvariantCulture, $"durable lifecycles, {clients} clients (p99 of a lifecycle {Rounds.Median(p99):0.0} ms)");
            yield return Figure.Beside(
                name, Rounds.Median(engine), "lifecycles/s", "hand-written queue, a commit each", Rounds.Median(queue), clients == 256 ? "ratio ≥ 6" : "");
            if (clients == 256)
            {
                yield return BesideBare(Rounds.Median(engine));
            }
        }
    }

    private static Figure BesideBare(double engine)
    {
        var sample = SampleLifecycle.Make(BareLifecycles);
        var bare = Enumerable.Range(0, RoundCount).Select(_ => BareLifecycles / BareInserts.Write(sample, BareGroup)).ToList();
        return Figure.Beside("the same, 256 clients", engine, "lifecycles/s", "bare group inserts of such rows, groups of 126", Rounds.Median(bare), "");
    }

    private static async Task<(double Seconds, double P99)> MeasureAsync(int clients, int count)
    {
        using var file = new BenchmarkFile();
        await using var hall = await BenchmarkHall.OpenAsync(file.Path);
        await hall.PrepareAsync();
        var times = new double[count / clients * clients];
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client =>
            Task.Run(() => LiveAsync(hall, client, times.AsMemory(client * (count / clients), count / clients)))));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Array.Sort(times);
        return (seconds, times[times.Length * 99 / 100]);
    }

    private static async Task LiveAsync(BenchmarkHall hall, int client, Memory<double> times)
    {
        var citizen = new CommandMeta(new Actor(ActorKind.Citizen, "citizen"));
        var person = BenchmarkHall.Person(client);
        var staff = new CommandMeta(new Actor(ActorKind.Staff, person.ToString()));
        var submission = new SubmitRequest { Centre = BenchmarkHall.Centre, Service = BenchmarkHall.Passport };
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            (await hall.Host.SubmitAsync(submission, citizen)).Require();
            var taken = await TakeAsync(hall, person, staff);
            (await hall.Host.Request(taken.Request).ExecuteAsync(new CompleteItem(taken.Index, person), staff)).Require();
            times.Span[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    // The request is on disk before the centre knows of it, so somebody may have to ask twice.
    private static async Task<WorkItemId> TakeAsync(BenchmarkHall hall, Coordination.Staff.StaffId person, CommandMeta meta)
    {
        while (true)
        {
            var reply = await hall.Host.Centre(BenchmarkHall.Centre).TakeNextAsync(person, meta);
            if (!reply.IsRefused)
            {
                return reply.Value.Item;
            }

            await Task.Yield();
        }
    }
}
