using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.TestKit.Needs;
using Coordination.Web.Tests.Fuzz;
using Coordination.Web.Tests.Fuzz.Halls;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit.Abstractions;

namespace Coordination.Web.Tests.Canaries;

/// <summary>What callers write where it must not stay is planted in every command, and looked for wherever a host leaves anything.</summary>
public abstract class CanarySuite(ITestOutputHelper output)
{
    private static readonly Action<ILogger, string, Exception?> LogControl = LoggerMessage.Define<string>(LogLevel.Trace, default, "{Control}");

    private const string Database = "the database's files";
    private const string Reads = "reads";
    private const string Requests = "the chain and the rows of requests, and what is read of them";
    private const string Chain = "the chain and the rows of other grains";
    private const string Streams = "event streams";

    private readonly Places _places = new();

    /// <summary>Where the database's files are, those of its write-ahead log and its log among them.</summary>
    private protected abstract string Folder { get; }

    /// <summary>Whether callers come to another host of the same record, beside the one that is read.</summary>
    private protected virtual bool HasAnother => false;

    private protected abstract void Use(CoordinationBuilder store);

    [NeedFact]
    public async Task Commands_WithPlantedKeysNamesAndWords_LeaveThemWhereTheyMayBe()
    {
        var control = Plant.New("canary-of-control-");
        CanaryCaller caller;
        using (var signals = new Signals(_places))
        {
            await using var host = await StartAsync(signals);
            await using var beside = HasAnother ? await StartAsync(signals) : null;
            await PublishAsync(host);
            using var exchange = new Exchange((beside ?? host).Client.BaseAddress!, TimeSpan.FromSeconds(30));
            caller = new CanaryCaller(await ApiDocument.ReadAsync(host.Client), exchange, _places);
            await caller.RunAsync();
            await PlantControlAsync(host, control);
            await ReadEverythingAsync(host);
            signals.Observe();
            _places.AddFiles(Database, Folder);
        }

        _places.AddFiles(Database, Folder);
        output.WriteLine($"{caller.Plants.Count} and {caller.Words.Count} planted");
        caller.Missing.ShouldBeEmpty();

        // Needs have the names that the plan gives them, which is read and kept as well.
        var (open, sensitive) = (new Plant(TestPlan.OpenNeed, TestPlan.OpenNeed), new Plant(TestPlan.SensitiveNeed, TestPlan.SensitiveNeed));
        var found = _places.Find([control, .. caller.Plants, .. caller.Words, open, sensitive]).ToLookup(one => one.Kind, one => (one.Place, one.Form));
        found[control.Kind].Where(one => one.Form == "as it is").Select(one => one.Place)
            .ShouldBe([Database, Reads, Requests, Streams, Signals.Logs, Signals.Metrics, Signals.Traces], ignoreOrder: true);
        caller.Plants.Select(plant => plant.Kind).Distinct().SelectMany(kind => found[kind].Select(one => (kind, one.Place, one.Form))).ShouldBeEmpty();
        var kindsOfWords = caller.Words.Select(word => word.Kind).Distinct().ToList();
        kindsOfWords.Count.ShouldBe(CanaryCaller.AllKindsOfWords);
        kindsOfWords.SelectMany(kind => found[kind]).Distinct().ShouldBe([(Database, "as it is")]);
        found[open.Kind].Select(one => one.Place).ShouldContain(Requests);
        found[sensitive.Kind].Select(one => one.Place).ShouldNotContain(place => place == Requests || place == Signals.Logs || place == Signals.Metrics || place == Signals.Traces);
    }

    private Task<TestHost> StartAsync(Signals signals) => TestHost.StartAsync(
        store =>
        {
            Use(store);
            store.Services.AddSingleton<ILoggerProvider>(signals).Configure<LoggerFilterOptions>(filter => filter.MinLevel = LogLevel.Trace);
        },
        web =>
        {
            web.ServesNothingElse = true;
            web.Heartbeat = TimeSpan.FromMilliseconds(100);
        });

    private static async Task PublishAsync(TestHost host)
    {
        await host.PublishAsync();
        (await host.Coordination.Plan(new CentreId(Annex.Centre)).PublishAsync(Annex.Plan, 0, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
    }

    /// <summary>Something that does come to light in every place that is looked at: a place that nothing comes to would hide everything.</summary>
    private static async Task PlantControlAsync(TestHost host, Plant control)
    {
        (await new Api(host.Client).PostAsync("/v1/centres/hall/requests", new { service = "service-1", evidence = new[] { control.Text } })).ShouldBe(201);
        LogControl(host.Service<ILoggerFactory>().CreateLogger("canary"), control.Text, null);
        using var meter = new Meter("canary");
        meter.CreateCounter<long>("canary").Add(1, new KeyValuePair<string, object?>("control", control.Text));
        using var source = new ActivitySource("canary");
        source.StartActivity("canary")?.SetTag("control", control.Text).Dispose();
    }

    private async Task ReadEverythingAsync(TestHost host)
    {
        var api = new Api(host.Client);
        await foreach (var grain in host.Service<IJournal>().ReadKeysAsync())
        {
            await ReadChainAsync(host, grain);
            var path = $"/management/v1/grains/{GrainKindNames.NameOf(grain.Kind)}/{grain.Id}";
            _places.Add(Reads, (await api.GetAsync(path)).ShouldBe(200).Text);
            _places.Add(Reads, (await api.GetAsync($"{path}/history?limit=1000")).ShouldBe(200).Text);
            if (grain.Kind == GrainKind.Request)
            {
                _places.Add(Requests, (await api.GetAsync(path)).ShouldBe(200).Text);
                _places.Add(Requests, (await api.GetAsync($"{path}/history?limit=1000")).ShouldBe(200).Text);
                _places.Add(Reads, (await api.GetAsync($"/v1/requests/{grain.Id}")).ShouldBe(200).Text);
            }
        }

        _places.Add(Reads, (await api.GetAsync("/management/v1/centres/hall/requests?limit=1000")).ShouldBe(200).Text);
        foreach (var list in (string[])["handlings", "figures", "audit"])
        {
            _places.Add(Reads, (await api.GetAsync($"/management/v1/centres/hall/{list}.ndjson")).ShouldBe(200).Text);
        }

        _places.Add(Reads, (await api.GetAsync("/management/v1/centres/hall/queue?limit=1000")).ShouldBe(200).Text);
        _places.Add(Reads, (await api.GetAsync("/openapi/v1.json")).ShouldBe(200).Text);
        var last = await host.Service<IJournal>().ReadLastSequenceAsync();
        await ReadStreamAsync(host, "/management/v1/events?after=0", last);
        await ReadStreamAsync(host, "/v1/events?centre=hall&after=0", last);
    }

    private async Task ReadChainAsync(TestHost host, GrainKey grain)
    {
        var journal = host.Service<IJournal>();
        _places.Add(grain.Kind == GrainKind.Request ? Requests : Chain, (await journal.ReadRowAsync(grain))!.State.ToArray());
        await foreach (var entry in journal.ReadHistoryAsync(grain))
        {
            _places.Add(Chain, $"{entry.Grain} {entry.Event.Type} {entry.Event.By} {entry.Event.Command}");
            _places.Add(grain.Kind == GrainKind.Request ? Requests : Chain, entry.Event.Payload.ToArray());
        }
    }

    // A stream that keeps up says how far it has come, also where the last event is none of its own.
    private async Task ReadStreamAsync(TestHost host, string path, long last)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var reader = new StreamReader(await host.Client.GetStreamAsync(path, patience.Token));
        for (var (reached, line) = (0L, "."); reached < last || line.Length > 0;)
        {
            line = await reader.ReadLineAsync(patience.Token) ?? throw new EndOfStreamException(path);
            _places.Add(Streams, line);
            reached = line.StartsWith("id: ", StringComparison.Ordinal) ? long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture) : reached;
        }
    }
}
