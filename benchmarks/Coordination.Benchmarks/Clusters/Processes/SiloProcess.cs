using System.Diagnostics;
using System.Globalization;
using System.Net;
using Coordination.Benchmarks.Stores;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Ports;
using Orleans.Runtime;

namespace Coordination.Benchmarks.Clusters.Processes;

/// <summary>The real program, serving as one of several silos or alone, in a process of its own.</summary>
internal sealed class SiloProcess : IDisposable
{
    /// <summary>The cluster of all of them.</summary>
    public const string Cluster = "benchmark";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly int _port;

    private SiloProcess(ServingProcess process, int port) => (Process, _port) = (process, port);

    public ServingProcess Process { get; }

    /// <summary>Starts one, and waits until it is ready.</summary>
    /// <param name="database">The database that it shares with the others.</param>
    public static Task<SiloProcess> JoinAsync(PostgresStoreDatabase database)
    {
        var port = FreePort.Next();
        return StartAsync(database, port, "--cluster", "--cluster-id", Cluster, "--silo-port", Text(port), "--gateway-port", Text(FreePort.Next()));
    }

    /// <summary>Starts one that is alone, and waits until it is ready.</summary>
    public static Task<SiloProcess> AloneAsync(PostgresStoreDatabase database) => StartAsync(database, port: 0);

    /// <summary>Whether it is this silo that has an address.</summary>
    public bool IsAt(SiloAddress address) => address.Endpoint.Port == _port && IPAddress.IsLoopback(address.Endpoint.Address);

    public void Dispose() => Process.Dispose();

    private static async Task<SiloProcess> StartAsync(PostgresStoreDatabase database, int port, params string[] arguments)
    {
        var silo = new SiloProcess(ServingProcess.Launch(Environment(database), arguments), port);
        try
        {
            await silo.Process.ServesAsync(Patience);
            await silo.ReadyAsync();
            return silo;
        }
        catch
        {
            silo.Dispose();
            throw;
        }
    }

    // One that serves is ready unless a hall stands still meanwhile.
    private async Task ReadyAsync()
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            using var answer = await Process.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException($"A silo is not ready: {await answer.Content.ReadAsStringAsync()} {Process.Errors}");
            }

            await Task.Delay(Pause);
        }
    }

    private static Dictionary<string, string> Environment(PostgresStoreDatabase database) =>
        new() { ["COORDINATION_POSTGRES_CONNECTION"] = database.Options.ConnectionString };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
