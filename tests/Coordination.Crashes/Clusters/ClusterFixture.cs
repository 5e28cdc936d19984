using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Coordination.Centres;
using Coordination.Plans;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Ports;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Crashes.Clusters;

/// <summary>Two silos or more, each a process of the real program, on a database of their own. Tests may end them; the next one starts them again.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-cluster-").FullName;
    private readonly ServingProcess?[] _silos;
    private readonly int[] _ports;
    private PostgresStore? _store;

    public ClusterFixture()
        : this(silos: 2)
    {
    }

    internal ClusterFixture(int silos) =>
        (_silos, _ports) = (new ServingProcess?[silos], [.. Enumerable.Range(0, 2 * silos).Select(_ => FreePort.Next())]);

    internal PostgresStore Store => _store!;

    internal string Plan => Path.Combine(_folder, "plan.json");

    /// <summary>What everybody was told, through all tests.</summary>
    internal Ledger Ledger { get; } = new();

    /// <summary>The silos that clients know of.</summary>
    internal IReadOnlyList<Uri> Addresses => [.. _silos.OfType<ServingProcess>().Select(silo => silo.Client.BaseAddress!)];

    /// <summary>What the silos at work have said on standard error, for whoever looks into a failure.</summary>
    internal string Said => string.Join("\n\n", _silos.OfType<ServingProcess>().Select(silo => $"{silo.Client.BaseAddress}\n{silo.Errors}"));

    internal int Rounds { get; set; }

    public async Task InitializeAsync()
    {
        if (new NeedsPostgresAttribute { Own = true }.Obstacle is null)
        {
            await File.WriteAllBytesAsync(Plan, PlanDocument.Write(CrashPlan.Make()));
            _store = await PostgresStore.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            silo?.Dispose();
        }

        await (_store?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Starts the silos that do not run, all at once, as their supervisors do.</summary>
    internal async Task<ServingProcess[]> StartAsync()
    {
        await Task.WhenAll(Enumerable.Range(0, _silos.Length).Where(n => _silos[n] is null).Select(async n => _silos[n] = await StartSiloAsync(n)));
        return [.. _silos.OfType<ServingProcess>()];
    }

    /// <summary>A silo's process is over: it is forgotten, so that it is started again.</summary>
    internal void Forget(ServingProcess silo)
    {
        _silos[Array.IndexOf(_silos, silo)] = null;
        silo.Dispose();
    }

    /// <summary>Waits until the others have declared one dead that stands still.</summary>
    internal async Task DeclaredDeadAsync(int n)
    {
        await using var source = NpgsqlDataSource.Create(Store.Environment["COORDINATION_POSTGRES_CONNECTION"]);
        for (var since = Stopwatch.GetTimestamp(); await IsActiveAsync(source, _ports[2 * n]); await Task.Delay(TimeSpan.FromMilliseconds(100)))
        {
            Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromMinutes(1), "Nobody has declared it dead.");
        }
    }

    private static async Task<bool> IsActiveAsync(NpgsqlDataSource source, int port)
    {
        await using var active = source.CreateCommand("SELECT count(*) FROM orleans.member WHERE status = 3 AND port = $1");
        active.Parameters.AddWithValue(port);
        return (long)(await active.ExecuteScalarAsync())! > 0;
    }

    /// <summary>Stops every silo in good order.</summary>
    internal async Task StopAsync()
    {
        foreach (var silo in _silos.OfType<ServingProcess>())
        {
            try
            {
                await silo.StopAsync();
            }
            finally
            {
                Forget(silo);
            }
        }
    }

    /// <summary>A client that knows all silos.</summary>
    internal HttpClient NewClient(TimeSpan patience, bool repeatsUnavailable) =>
        new(new FailoverHandler(() => Addresses, patience, repeatsUnavailable)) { BaseAddress = new Uri("http://silos"), Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Gives further halls their plan, where they have none yet.</summary>
    internal async Task PublishAsync(IEnumerable<CentreId> halls)
    {
        foreach (var hall in halls)
        {
            using var message = new HttpRequestMessage(HttpMethod.Put, $"/management/v1/centres/{hall}/plan") { Content = new ByteArrayContent(PlanDocument.Write(CrashPlan.Make(hall))) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            message.Headers.Add("X-Actor", "supervisor:ann");
            message.Headers.Add("If-None-Match", "*");
            using var answer = await _silos.OfType<ServingProcess>().First().Client.SendAsync(message);
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.PreconditionFailed);
        }
    }

    /// <summary>What a silo is told, on ports of its own.</summary>
    internal string[] Arguments(int n) =>
    [
        "--cluster", "--cluster-id", "tested", "--plan", Plan,
        "--silo-port", Text(_ports[2 * n]), "--gateway-port", Text(_ports[(2 * n) + 1]),
    ];

    private async Task<ServingProcess> StartSiloAsync(int n)
    {
        // Where each hall is at work is said by its centre.
        var environment = new Dictionary<string, string>(Store.Environment) { ["Logging__LogLevel__Coordination.Centres"] = "Information" };
        var silo = ServingProcess.Launch(environment, Arguments(n));
        try
        {
            await silo.WelcomeAsync();
            return silo;
        }
        catch
        {
            silo.Dispose();
            throw;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
