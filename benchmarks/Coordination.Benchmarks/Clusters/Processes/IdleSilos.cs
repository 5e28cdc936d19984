using System.Diagnostics;
using System.Text;
using Coordination.Benchmarks.Stores;
using Coordination.Centres;

namespace Coordination.Benchmarks.Clusters.Processes;

/// <summary>Silos that nobody calls.</summary>
internal sealed class IdleSilos(PostgresStore store) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CallEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly List<SiloProcess> _silos = [];

    /// <summary>Starts one more.</summary>
    /// <returns>The seconds from its process's start until it is ready.</returns>
    public async Task<double> StartAsync(Func<Task<SiloProcess>> start)
    {
        var since = Stopwatch.GetTimestamp();
        _silos.Add(await start());
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    /// <summary>Watches them for a time.</summary>
    public async Task<IdleShares> WatchAsync(TimeSpan time)
    {
        var since = Stopwatch.GetTimestamp();
        var (silos, database) = (_silos.ConvertAll(silo => silo.Process.ProcessorTime), store.ServerTime);
        await Task.Delay(time);
        var elapsed = Stopwatch.GetElapsedTime(since);
        return new IdleShares([.. _silos.Zip(silos, (silo, before) => Share(silo.Process.ProcessorTime - before))], store.ServerTime is { } now ? Share(now - database!.Value) : null);

        double Share(TimeSpan used) => 100 * (used / elapsed);
    }

    /// <summary>Stops the database for a time, while a citizen of a hall calls every silo once a second.</summary>
    /// <returns>The most lines that one of them logged, and the seconds until each of them has answered again.</returns>
    public async Task<(int Lines, double Seconds)> InterruptAsync(TimeSpan time, CentreId hall)
    {
        var before = _silos.ConvertAll(silo => silo.Process.ErrorLines.Count);
        await store.InterruptAsync(() => CallAsync(hall, time));
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(_silos.Select(silo => ServeAsync(silo, hall)));
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        return (_silos.Zip(before, (silo, count) => silo.Process.ErrorLines.Count - count).Max(), seconds);
    }

    public void Dispose() => _silos.ForEach(silo => silo.Dispose());

    private async Task CallAsync(CentreId hall, TimeSpan time)
    {
        using var timer = new PeriodicTimer(CallEvery);
        var (since, calls) = (Stopwatch.GetTimestamp(), new List<Task>());
        while (Stopwatch.GetElapsedTime(since) < time && await timer.WaitForNextTickAsync())
        {
            calls.AddRange(_silos.Select(silo => SubmitAsync(silo, hall)));
        }

        await Task.WhenAll(calls);
    }

    private static async Task ServeAsync(SiloProcess silo, CentreId hall)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await SubmitAsync(silo, hall))
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException($"A silo does not serve again: {silo.Process.Errors}");
            }

            await Task.Delay(Pause);
        }
    }

    private static async Task<bool> SubmitAsync(SiloProcess silo, CentreId hall)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/v1/centres/{hall}/requests") { Content = new StringContent("""{"service":"passport"}""", Encoding.UTF8, "application/json") };
        message.Headers.Add("X-Actor", "citizen:jan");
        using var answer = await silo.Process.Client.SendAsync(message);
        return answer.IsSuccessStatusCode;
    }
}
