using System.Globalization;
using Coordination.Access;
using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;
using Coordination.Hosting;
using Coordination.TestKit.Access;

namespace Coordination.Benchmarks.Consoles;

/// <summary>Lifecycles while 200 people follow the hall's pages over HTTP, beside the same while nobody does.</summary>
internal sealed class ConsolesBenchmark : IBenchmark
{
    private const int Consoles = 200;
    private const int Readers = 10;
    private const int People = 64;
    private const int Clients = 64;

    // A page is sent about once a second: so long that a dozen are measured, and that opening them is not.
    private const int Longer = 4;

    private static readonly string[] Pages = ["", "/queues", "/floor", "/departments", "/crisis"];

    public string Name => "consoles";

    public IReadOnlyList<StoreKind> Stores => [StoreKind.Postgres, StoreKind.Sqlite];

    public async Task RunAsync(BenchmarkRun run)
    {
        await using var database = await run.Store.CreateAsync();
        await using var hall = await ServedHall.StartAsync(database, TimeProvider.System);
        await BenchmarkPlan.PrepareAsync(hall.Engine, BenchmarkHall.Centre, People);
        var readers = new List<SignInVisitor>();
        for (var number = 0; number < Readers; number++)
        {
            readers.Add(await hall.SignInAsync(BenchmarkHall.Centre, Role.Supervisor));
        }

        var desk = new Desk(hall.Engine);
        var (consoles, views) = (run.Options.Quick ? Pages.Length : Consoles, 0L);

        // What was measured before leaves something behind: in each round both are measured twice, in turn first and last, and lists and figures have caught up with the record before each.
        // They follow it in both from the start: unasked they begin some seconds later, which is much of a measurement and nothing of a day.
        var rounds = await run.RoundsAsync("lifecycles with consoles and without", async () =>
        {
            var (alone, followed) = (0.0, 0.0);
            foreach (var isFollowed in (bool[])[false, true, true, false])
            {
                await hall.CatchUpAsync();
                using var following = hall.Follow();
                await using var open = await OpenConsoles.OpenAsync(readers, isFollowed ? consoles : 0, Pages.Select(page => $"/console/halls/{BenchmarkHall.Centre}{page}"));
                var rate = (await Load.MeasureAsync(desk, database, Clients, Longer * run.Options.Length)).Rate / 2;
                (alone, followed) = isFollowed ? (alone, followed + rate) : (alone + rate, followed);
                views += open.Views;
            }

            return (Alone: alone, Followed: followed);
        });
        readers.ForEach(reader => reader.Dispose());
        var (median, baseline) = (Rounds.Median(rounds, round => round.Followed), Rounds.Median(rounds, round => round.Alone));
        run.Report.Add(Figure.Beside($"lifecycles of {Clients} clients while {consoles} consoles are open", median, "/s", "while none is", baseline, "≥ 0.95"));
        run.Report.Note(string.Create(CultureInfo.InvariantCulture, $"The consoles got {views / 2.0 / rounds.Count / consoles:F1} views each in a measurement; the median of the rounds' own ratios is {Rounds.Median(rounds, round => round.Followed / round.Alone):F2}."));
    }

    private sealed class Desk(ICoordination engine) : IDesk
    {
        public IClerk Clerk(int number) => new EngineClerk(engine, BenchmarkHall.Centre, BenchmarkPlan.Person(number));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
