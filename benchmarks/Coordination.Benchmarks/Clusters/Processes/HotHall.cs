using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Stores;
using Coordination.Orleans.Placement;
using Coordination.Postgres;
using Coordination.Requests;
using Npgsql;
using Orleans.Runtime;

namespace Coordination.Benchmarks.Clusters.Processes;

/// <summary>A hall where many wait, on two silos of which its home is killed while its people work.</summary>
internal sealed class HotHall(PostgresStoreDatabase database)
{
    private const int Clerks = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ConcurrentQueue<long> _taken = new();

    /// <summary>Kills its home once.</summary>
    /// <returns>The longest time in seconds, from the kill on, in which nobody's assignment was committed.</returns>
    public async Task<double> KillHomeAsync()
    {
        var silos = await Task.WhenAll(SiloProcess.JoinAsync(database), SiloProcess.JoinAsync(database));
        try
        {
            await using var client = await BenchmarkClient.StartAsync(database);
            using var stopping = new CancellationTokenSource();
            var clerks = Enumerable.Range(0, Clerks).Select(number => WorkAsync(client, number, stopping.Token)).ToList();
            await TakeMoreAsync(clerks);
            await Task.Delay(Settling);
            var home = await HomeAsync();
            var killed = Stopwatch.GetTimestamp();
            silos.Single(silo => silo.IsAt(home)).Process.Kill();
            await TakeMoreAsync(clerks);
            await Task.Delay(Afterwards);
            await stopping.CancelAsync();
            await Task.WhenAll(clerks);
            return LongestSince(killed);
        }
        finally
        {
            Array.ForEach(silos, silo => silo.Dispose());
        }
    }

    // As many wait afterwards as did before: whoever takes one has submitted another. A command that nobody could answer is repeated with its key.
    private async Task WorkAsync(BenchmarkClient client, int number, CancellationToken stopping)
    {
        var (engine, person) = (client.Engine, BenchmarkPlan.Person(number));
        var staff = new Actor(ActorKind.Staff, person.ToString());
        while (!stopping.IsCancellationRequested)
        {
            await SendAsync(BenchmarkPlan.Citizen.By, meta => engine.SubmitAsync(BenchmarkPlan.Submission(BenchmarkHall.Centre), meta));
            var taken = await SendAsync(staff, meta => engine.Centre(BenchmarkHall.Centre).TakeNextAsync(person, meta));
            _taken.Enqueue(Stopwatch.GetTimestamp());
            await SendAsync(staff, meta => engine.Request(taken.Item.Request).ExecuteAsync(new CompleteItem(taken.Item.Index, person), meta));
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private static async Task<T> SendAsync<T>(Actor by, Func<CommandMeta, ValueTask<Reply<T>>> send)
        where T : notnull
    {
        var (meta, since) = (new CommandMeta(by, new CommandKey(Guid.NewGuid().ToString())), Stopwatch.GetTimestamp());
        while (true)
        {
            try
            {
                return (await send(meta)).Require();
            }
            catch (CoordinationException) when (Stopwatch.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(Pause);
            }
        }
    }

    // A clerk who fails ends the measurement.
    private async Task TakeMoreAsync(List<Task> clerks)
    {
        var (enough, since) = (_taken.Count + (4 * Clerks), Stopwatch.GetTimestamp());
        while (_taken.Count < enough)
        {
            await Task.WhenAny([.. clerks, Task.Delay(Pause)]).Unwrap();
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException($"Nobody was given work for {Patience.TotalSeconds} s.");
            }
        }
    }

    private async Task<SiloAddress> HomeAsync()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.Options.ConnectionString) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand($"SELECT address, port, generation FROM {PostgresClusterSchema.Name}.member WHERE status = 3");
        await using var rows = await command.ExecuteReaderAsync();
        var silos = new List<SiloAddress>();
        while (await rows.ReadAsync())
        {
            silos.Add(SiloAddress.New(new IPEndPoint(IPAddress.Parse(rows.GetString(0)), rows.GetInt32(1)), rows.GetInt32(2)));
        }

        return HallHomes.Choose(BenchmarkHall.Centre.ToString(), silos);
    }

    private double LongestSince(long moment)
    {
        long[] times = [moment, .. _taken.Where(taken => taken > moment).Order()];
        return times.Zip(times.Skip(1), Stopwatch.GetElapsedTime).Max().TotalSeconds;
    }
}
