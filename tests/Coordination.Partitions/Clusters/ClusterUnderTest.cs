using System.Globalization;
using System.Net;
using Coordination.Access;
using Coordination.Hosting;
using Coordination.Partitions.Clients;
using Coordination.Partitions.Networks;
using Coordination.Postgres;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Access;
using Coordination.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Shouldly;

namespace Coordination.Partitions.Clusters;

/// <summary>Three silos of the real program on a database of their own, and the clients of some halls.</summary>
internal sealed class ClusterUnderTest : IAsyncDisposable
{
    private const string Id = "partitioned";

    private static readonly TimeSpan Start = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly PostgresServer _server;
    private readonly string _connection;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1) });
    private readonly string _run = Guid.NewGuid().ToString("N")[..8];

    private ClusterUnderTest(ISiloNetwork network, PostgresServer server, string connection, PostgresJournal journal, int halls)
    {
        (Network, _server, _connection, Journal) = (network, server, connection, journal);
        Silos = [.. network.Places.Select(place => new SupervisedSilo(() => Launch(place)))];
        Halls = [.. Enumerable.Range(0, halls).Select(n => new Hall(n, NewClient, History, _run, journal.Installation))];
    }

    public ISiloNetwork Network { get; }

    public IReadOnlyList<SupervisedSilo> Silos { get; }

    public IReadOnlyList<Hall> Halls { get; }

    /// <summary>What everybody was told, since the beginning.</summary>
    public History History { get; } = new();

    /// <summary>The calls of this round.</summary>
    public CallRecord Calls { get; private set; } = new();

    /// <summary>A key that reads every hall.</summary>
    public string Reader { get; private set; } = "";

    /// <summary>The record, read without the silos.</summary>
    public PostgresJournal Journal { get; }

    /// <summary>Starts everything.</summary>
    /// <param name="network">Where.</param>
    /// <param name="halls">How many halls are at work.</param>
    /// <param name="idle">How many more have a plan, and nothing to do.</param>
    public static async Task<ClusterUnderTest> StartAsync(ISiloNetwork network, int halls, int idle)
    {
        var server = await PostgresServer.StartOwnAsync(also: network.Shared.Equals(IPAddress.Loopback) ? null : network.Shared);
        try
        {
            var connection = await server.CreateDatabaseAsync();
            var migrated = await Cli.RunAsync(new Dictionary<string, string> { ["COORDINATION_POSTGRES_CONNECTION"] = connection }, "database", "migrate");
            migrated.ExitCode.ShouldBe(0, migrated.Error);
            var journal = new PostgresJournal(new PostgresJournalOptions { ConnectionString = connection });
            await journal.OpenAsync();
            await journal.LoadInstallationAsync();
            var cluster = new ClusterUnderTest(network, server, connection, journal, halls);
            await cluster.BeginAsync(idle);
            return cluster;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins a new record of calls.</summary>
    public void BeginRound() => Calls = new CallRecord();

    /// <summary>Completes when every silo serves and is a member.</summary>
    /// <exception cref="OperationCanceledException">That took too long.</exception>
    public async Task WholeAsync(CancellationToken cancellation)
    {
        while (!Silos.All(silo => silo.IsServing) || await MembersAsync() != Silos.Count)
        {
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Completes when so many more were served in each hall.</summary>
    /// <exception cref="OperationCanceledException">That took too long.</exception>
    public Task GoesOnAsync(int more, CancellationToken cancellation) => Task.WhenAll(Halls.Select(async hall =>
    {
        for (var enough = History.CompletedIn(hall.Id) + more; History.CompletedIn(hall.Id) < enough;)
        {
            await Task.Delay(Pause, cancellation);
        }
    }));

    /// <summary>A client that asks a silo first.</summary>
    public HallClient NewClient(int first) => new(_http, [.. Network.Places.Select(place => place.Http)], first, () => Calls);

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos)
        {
            silo.Dispose();
        }

        _http.Dispose();
        await Journal.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task BeginAsync(int idle)
    {
        await PrepareAsync(idle);
        if (Network.Disturbance is { } disturbance)
        {
            disturbance.DatabasePort = new NpgsqlConnectionStringBuilder(_connection).Port;
        }

        using var patience = new CancellationTokenSource(Start);
        foreach (var silo in Silos)
        {
            silo.Start();
        }

        await WholeAsync(patience.Token);
        await Task.WhenAll(Halls.Select(hall => hall.SignOnAsync(patience.Token)));
    }

    // Before there are silos, as an operator prepares a cluster: plans, and a key for everybody.
    private async Task PrepareAsync(int idle)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddCoordination().UsePostgres(_connection);
        await using var provider = services.BuildServiceProvider();
        var engine = provider.GetServices<IHostedService>().ToList();
        foreach (var service in engine)
        {
            await service.StartAsync(CancellationToken.None);
        }

        var hall = provider.GetRequiredService<ICoordination>();
        foreach (var plan in Halls.Select(one => HallPlans.Make(one.Id, one.IsPull)).Concat(Enumerable.Range(0, idle).Select(n => HallPlans.Make(HallPlans.Idle(n), isPull: false))))
        {
            (await hall.Plan(plan.Centre).PublishAsync(plan, 0, new CommandMeta(new Actor(ActorKind.Administrator, "harness")))).Require();
        }

        foreach (var one in Halls)
        {
            await one.TakeKeysAsync(hall);
        }

        Reader = (await hall.NewKeyAsync(new Grant(Role.Supervisor))).Secret;
        foreach (var service in engine)
        {
            await service.StopAsync(CancellationToken.None);
        }
    }

    private ServingProcess Launch(SiloPlace place)
    {
        var connection = new NpgsqlConnectionStringBuilder(_connection) { Host = Network.Shared.ToString() }.ConnectionString;
        return ServingProcess.LaunchAt(
            place.Http,
            place.By,
            "serve",
            new Dictionary<string, string> { ["COORDINATION_POSTGRES_CONNECTION"] = connection },
            "--cluster", "--cluster-id", Id, "--insecure-silo-ports", "--trusted-proxy", Network.Shared.ToString(), "--advertise", place.Address.ToString(),
            "--silo-port", place.SiloPort.ToString(CultureInfo.InvariantCulture), "--gateway-port", place.GatewayPort.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<long> MembersAsync()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false }.ConnectionString);
        await using var members = source.CreateCommand("SELECT count(*) FROM orleans.member WHERE status = 3");
        return (long)(await members.ExecuteScalarAsync())!;
    }
}
