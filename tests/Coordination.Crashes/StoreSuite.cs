using Coordination.Plans;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Coordination.Crashes;

/// <summary>A store, a plan and a ledger: what every test of a fault begins with.</summary>
public abstract class StoreSuite(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(120);

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-crash-").FullName;

    private protected IHallStore Store { get; private set; } = null!;

    private protected Ledger Ledger { get; } = new();

    private protected string Plan => Path.Combine(_folder, "plan.json");

    public async Task InitializeAsync()
    {
        await File.WriteAllBytesAsync(Plan, PlanDocument.Write(CrashPlan.Make()));
        Store = await CreateStoreAsync(_folder);
    }

    public async Task DisposeAsync()
    {
        output.WriteLine(Ledger.ToString());
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private protected abstract Task<IHallStore> CreateStoreAsync(string folder);

    private protected Desk OpenDesk(ServingProcess server, bool stopsAtFirstFailure = false) =>
        new(server.Client, Ledger, Patience) { StopsAtFirstFailure = stopsAtFirstFailure };

    /// <summary>Everything goes on: answers come, and the centre gives work.</summary>
    private protected Task GoesOnAsync(int answers = 40, int completions = 10) => Ledger.WhenMoreAsync(answers, completions).WaitAsync(Recovery);

    /// <summary>One and the same process serves under load, whatever is done to its store; after each round it works off all that waits.</summary>
    private protected async Task ServeThroughAsync(int rounds, Func<ServingProcess, int, Task> harm)
    {
        using var server = await Store.ServeAsync(Plan);
        for (var round = 0; round < rounds; round++)
        {
            var desk = OpenDesk(server);
            var load = new Load(desk, Ledger, round);
            await load.SignOnAsync();
            var running = load.RunAsync();
            await GoesOnAsync();
            await harm(server, round);
            await GoesOnAsync();
            desk.Stop();
            await running;
            await FinishAsync(server, round);
        }
    }

    // Nothing may be stuck: what was in doubt during the fault is given out and completed by the same process.
    private async Task FinishAsync(ServingProcess server, int round)
    {
        var desk = OpenDesk(server);
        await desk.RepeatUnansweredAsync();
        await DrainAsync(server, desk, round);
        await server.ReadyAsync();
        await new Record(Store).CheckAsync(Ledger);
        Ledger.Completed.ShouldBe(Ledger.Versions.Count);
    }

    private async Task DrainAsync(ServingProcess server, Desk desk, int round)
    {
        try
        {
            await new Load(desk, Ledger, round).DrainAsync().WaitAsync(Recovery);
        }
        catch (TimeoutException)
        {
            var queue = await server.Client.GetStringAsync("/management/v1/centres/hall/queue?limit=10");
            throw new InvalidOperationException($"Not all was worked off: {queue}\nWrong: {string.Join('\n', Ledger.Wrong.TakeLast(3))}\n{server.Errors}");
        }
    }
}
