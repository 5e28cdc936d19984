using System.Text.Json;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Orleans.Wire;
using Coordination.Postgres;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Kinds;
using Coordination.TestKit.Ports;
using Coordination.Testing.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Hosting;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>Silos in this process: their members are in a real database, their record is one in memory.</summary>
internal sealed class InProcessSilos(ClusterFixture cluster, InMemoryStore? store = null) : IAsyncDisposable
{
    /// <summary>The cluster that they are.</summary>
    public const string ClusterId = "in-process";

    private readonly List<TestSilo> _silos = [];

    public InMemoryStore Store { get; } = store ?? new InMemoryStore();

    /// <summary>Where the members are, if not in the fixture's database.</summary>
    public string? Connection { get; init; }

    /// <summary>What wakes its halls.</summary>
    public CentreActivationOptions Activation { get; init; } = new();

    /// <summary>How silos find out that another is dead.</summary>
    public FailureDetection Detection { get; init; } = new();

    /// <summary>TLS among them.</summary>
    public ClusterTls? Tls { get; init; }

    /// <summary>Where they log to.</summary>
    public ILoggerFactory Logs { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Starts a silo.</summary>
    /// <param name="wire">How it writes what it sends; as this version does when null.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="options">Settings of its grains.</param>
    /// <param name="journal">Its journal, over the record.</param>
    /// <param name="configure">What Orleans is told beside.</param>
    /// <param name="port">Where other silos reach it; a free port when null.</param>
    /// <param name="gateway">Where clients reach it; a free port when null.</param>
    /// <param name="connection">How it reaches the members' database, if not as all do.</param>
    /// <param name="ended">Told, with the reason, when its process would end.</param>
    public async Task<TestSilo> StartAsync(
        JsonSerializerOptions? wire = null, TimeProvider? time = null, Action<CoordinationOptions>? options = null, InMemoryJournal? journal = null,
        Action<ISiloBuilder>? configure = null, int? port = null, int? gateway = null, string? connection = null, Action<string>? ended = null)
    {
        var builder = NewBuilder();
        builder.Services.AddSingleton(new WireFormat(wire ?? WireJson.Options));
        builder.Services.AddSingleton(TestKinds.Parts);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton<IJournal>(journal ?? new InMemoryJournal(Store));
        builder.Services.AddSingleton(new SiloTermination(ended ?? (_ => { })));
        builder.Services.AddCoordination(options ?? (_ => { })).UseSilo(Member(port, gateway, connection), configure);
        var silo = await TestSilo.StartAsync(builder);
        _silos.Add(silo);
        return silo;
    }

    private HostApplicationBuilder NewBuilder()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(Logs);
        return builder;
    }

    private CoordinationClusterOptions Member(int? port, int? gateway, string? connection) => new()
    {
        Database = new PostgresJournalOptions { ConnectionString = connection ?? Connection ?? cluster.Connection },
        ClusterId = ClusterId,
        SiloPort = port ?? FreePort.Next(),
        GatewayPort = gateway ?? FreePort.Next(),
        Tls = Tls,
        Activation = Activation,
        Detection = Detection,
    };

    /// <summary>Stops every silo.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }
    }
}
