using System.Globalization;
using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;
using Coordination.Centres;
using Coordination.Postgres;
using Coordination.SiloHost.TestKit;

namespace Coordination.Benchmarks.Clusters.Processes;

/// <summary>
/// Three silos over many halls that nobody calls: how soon they are ready, the processor they use, beside a silo alone with one
/// hall, and what they log while the database is gone for a minute.
/// </summary>
internal sealed class IdleBenchmark : IBenchmark
{
    private const int Silos = 3;
    private const int People = 4;

    // Centres that have moved compare their memory with the record for two minutes more.
    private const int Settling = 3;

    public string Name => "idle";

    public IReadOnlyList<StoreKind> Stores => [StoreKind.Postgres];

    public async Task RunAsync(BenchmarkRun run)
    {
        var minute = run.Options.Quick ? TimeSpan.FromSeconds(2) : TimeSpan.FromMinutes(1);
        var halls = run.Options.Scaled(1_000);
        var lone = await WatchLoneAsync(run, minute);
        BenchmarkRun.Progress($"making {Numbers.Count(halls)} halls");
        await using var database = await MakeAsync(run, halls);
        using var silos = new IdleSilos((PostgresStore)run.Store);
        for (var number = 1; number <= Silos; number++)
        {
            BenchmarkRun.Progress($"starting silo {number}");
            var seconds = await silos.StartAsync(() => SiloProcess.JoinAsync(database));
            run.Report.Add(new Figure($"from the process's start until silo {number} of {Silos} is ready, {Numbers.Count(halls)} halls on record", seconds, "s", "", null, null, "≤ 5 s"));
        }

        BenchmarkRun.Progress("settling, and watching");
        await Task.Delay(Settling * minute);
        var shares = await silos.WatchAsync(minute);
        for (var number = 1; number <= Silos; number++)
        {
            run.Report.Add(Figure.Beside(
                $"of a core: silo {number} of {Silos}, {Numbers.Count(halls)} idle halls", shares.Silos[number - 1], "%", "a silo alone, one hall", lone.Silos[0], "≤ 2 %"));
        }

        if (shares.Database is { } ours && lone.Database is { } theirs)
        {
            run.Report.Add(new Figure("of a core: the database under them", ours, "%", "under a silo alone", theirs, theirs > 0 ? ours / theirs : null, ""));
            await WriteOutageAsync(run, silos, minute);
        }

        run.Report.Note(SiloHostProgram.IsNamed ? "The silos ran the published program, which COORDINATION_SILO_HOST named." : "The silos ran the program as it is built, not compiled ahead.");
    }

    private static async Task<IdleShares> WatchLoneAsync(BenchmarkRun run, TimeSpan time)
    {
        BenchmarkRun.Progress("a silo alone with one hall");
        await using var database = await MakeAsync(run, halls: 1);
        using var silos = new IdleSilos((PostgresStore)run.Store);
        await silos.StartAsync(() => SiloProcess.AloneAsync(database));
        await Task.Delay(time);
        return await silos.WatchAsync(time);
    }

    private static async Task WriteOutageAsync(BenchmarkRun run, IdleSilos silos, TimeSpan time)
    {
        BenchmarkRun.Progress("the database is gone");
        var (lines, seconds) = await silos.InterruptAsync(time, Hall(0));
        run.Report.Add(new Figure($"until every silo serves again after the database was gone for {time.TotalSeconds} s", seconds, "s", "", null, null, ""));
        run.Report.Add(new Figure("log lines of a silo at warning level meanwhile, the most of the three", lines, "lines", "", null, null, "≤ 200 lines"));
    }

    // In every hall somebody waits, so that its centre is at work.
    private static async Task<PostgresStoreDatabase> MakeAsync(BenchmarkRun run, int halls)
    {
        var database = (PostgresStoreDatabase)await run.Store.CreateAsync();
        await using (var journal = database.NewJournal())
        await using (var host = await BenchmarkHall.StartAsync(journal))
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, halls), async (number, cancellation) =>
            {
                await BenchmarkPlan.PrepareAsync(host, Hall(number), People);
                (await host.SubmitAsync(BenchmarkPlan.Submission(Hall(number)), BenchmarkPlan.Citizen, cancellation)).Require();
            });
        }

        await PostgresClusterSchema.MigrateAsync(database.Options);
        await database.SettleAsync();
        return database;
    }

    private static CentreId Hall(int number) => new(string.Create(CultureInfo.InvariantCulture, $"hall-{number}"));
}
