using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Benchmarks.Halls;

/// <summary>The embedded engine with its default settings, and a hall of 256 people who ask for the next item.</summary>
internal sealed class BenchmarkHall : IAsyncDisposable
{
    public const int People = 256;

    private const int FillingClients = 512;

    private static readonly CommandMeta Citizen = new(new Actor(ActorKind.Citizen, "citizen"));

    private readonly IJournal _journal;

    private BenchmarkHall(IJournal journal, EmbeddedHost host) => (_journal, Host) = (journal, host);

    public static CentreId Centre { get; } = new("hall");

    public EmbeddedHost Host { get; }

    /// <summary>Starts the engine over a journal, which it owns from now on. A new hall is made ready for work.</summary>
    public static async Task<BenchmarkHall> OpenAsync(IJournal journal)
    {
        var host = await StartAsync(journal);
        if (await journal.ReadRowAsync(GrainKey.OfPlan(Centre)) is null)
        {
            await BenchmarkPlan.PrepareAsync(host, Centre, People);
        }

        return new BenchmarkHall(journal, host);
    }

    /// <summary>Starts the engine in this process, with its default settings.</summary>
    public static async Task<EmbeddedHost> StartAsync(IJournal journal)
    {
        var host = new EmbeddedHost(journal, new CoordinationOptions(), TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance);
        await host.StartAsync();
        return host;
    }

    /// <summary>Submits requests that nobody takes, many at once.</summary>
    public Task FillAsync(int count)
    {
        var left = count;
        return Task.WhenAll(Enumerable.Range(0, FillingClients).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                (await Host.SubmitAsync(BenchmarkPlan.Submission(Centre), Citizen)).Require();
            }
        })));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _journal.DisposeAsync();
    }
}
