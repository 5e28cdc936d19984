using System.Diagnostics;
using System.Globalization;
using System.Net;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Postgres;
using Coordination.Requests;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Ports;
using Coordination.TestKit.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Coordination.Crashes.Clusters;

/// <summary>Many halls on one silo, and more silos come, at a server that takes few connections: all go on answering, and the halls move.</summary>
/// <remarks>Without bounds each of the silos opens a hundred connections at once, and the server refuses most of them.</remarks>
[NeedsPostgres(Own = true)]
public sealed class ManyHallsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Silos = 3;
    private const int Starts = 3;

    private static readonly int Halls = CrashSettings.Halls;

    // Three silos with 28 each, and somebody who looks: no room for more, and none for halves that are left behind.
    private const int Connections = 90;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly List<ServingProcess> _silos = [];
    private PostgresStore? _store;

    public async Task InitializeAsync() => _store = await PostgresStore.StartAsync(connections: Connections);

    public async Task DisposeAsync()
    {
        _silos.ForEach(silo => silo.Dispose());
        await (_store?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [NeedFact]
    public async Task Silos_JoiningOneWithManyHalls_TakeTheirShareWithinTheServersConnections()
    {
        var clock = Stopwatch.StartNew();
        await MakeHallsAsync();
        Tell(clock, "halls are made");
        _silos.Add(await StartAsync());
        Tell(clock, "the first silo is ready");
        await UntilAsync(async () => await CountAsync("SELECT count(*) FROM coordination.epoch WHERE epoch >= 2") >= Halls);
        Tell(clock, "all halls are at work on it");

        while (_silos.Count < Silos)
        {
            _silos.Add(await StartAsync());
        }

        Tell(clock, "two more are ready");
        await AnswerAsync();
        Tell(clock, "every silo has answered for some halls");

        // About two thirds of the halls have a new home, and each is at work there when it has taken a further epoch.
        await UntilAsync(async () => await CountAsync("SELECT count(*) FROM coordination.epoch WHERE epoch >= 3") >= Halls / 2);
        await AnswerAsync();
        Tell(clock, "most halls have moved");
        await WatchIdleAsync();

        output.WriteLine(string.Join("\n\n", _silos.Select(silo => silo.Errors)));
        (await _store!.Server.ReadLogAsync()).ShouldNotContain("FATAL");
    }

    private async Task AnswerAsync()
    {
        foreach (var (silo, hall) in _silos.SelectMany(silo => Enumerable.Range(0, Halls).Where(hall => hall % 20 == 0).Select(hall => (silo, hall))))
        {
            (await silo.Client.GetAsync(new Uri($"/management/v1/centres/{Hall(hall)}/queue", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, silo.Errors);
        }
    }

    // Measured where somebody asks for it: what the halls cost while nobody calls.
    private async Task WatchIdleAsync()
    {
        if (CrashSettings.IdleSeconds > 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(CrashSettings.IdleSeconds));
            var before = _silos.ConvertAll(silo => silo.ProcessorTime);
            await Task.Delay(TimeSpan.FromSeconds(CrashSettings.IdleSeconds));
            var shares = _silos.Zip(before, (silo, earlier) => (silo.ProcessorTime - earlier) / TimeSpan.FromSeconds(CrashSettings.IdleSeconds));
            output.WriteLine($"idle, with {Halls} halls, share of a core of each silo: {string.Join(", ", shares.Select(share => share.ToString("P1", CultureInfo.InvariantCulture)))}");
        }
    }

    private void Tell(Stopwatch clock, string what) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:F1} s: {what}"));

    private static CentreId Hall(int number) => new(string.Create(CultureInfo.InvariantCulture, $"hall-{number}"));

    /// <summary>Halls where somebody waits, so that their centres are woken.</summary>
    private async Task MakeHallsAsync()
    {
        await using var journal = new PostgresJournal(new PostgresJournalOptions { ConnectionString = _store!.Environment.Values.Single() });
        await using var host = new EmbeddedHost(journal, new CoordinationOptions(), TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance);
        await host.StartAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, Halls), async (number, cancellation) =>
        {
            var plan = CrashPlan.Make(Hall(number));
            (await host.Plan(plan.Centre).PublishAsync(plan, null, new CommandMeta(new Actor(ActorKind.Supervisor, "ann")), cancellation: cancellation)).Require();
            (await host.SubmitAsync(new SubmitRequest { Centre = plan.Centre, Service = plan.Services[0].Id, Channel = Channel.Online }, new CommandMeta(new Actor(ActorKind.Citizen, "jan")), cancellation)).Require();
        });
    }

    // As its supervisor does: a silo that gets no processor while it starts may be declared dead, and ends.
    private async Task<ServingProcess> StartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var silo = ServingProcess.Launch(_store!.Environment, "--cluster", "--cluster-id", "many", "--silo-port", Port(), "--gateway-port", Port());
            try
            {
                await silo.WelcomeAsync();
                return silo;
            }
            catch (Exception fault)
            {
                output.WriteLine($"{fault.Message}\n{silo.Errors}");
                silo.Dispose();
                if (attempt == Starts || !silo.Errors.Contains("declared this one dead", StringComparison.Ordinal))
                {
                    throw;
                }
            }
        }
    }

    private static string Port() => FreePort.Next().ToString(CultureInfo.InvariantCulture);

    private async Task<long> CountAsync(string query)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_store!.Environment.Values.Single()) { Pooling = false }.ConnectionString);
        return (long)(await source.CreateCommand(query).ExecuteScalarAsync())!;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(Pause, limit.Token);
        }
    }
}
