using System.Globalization;
using Coordination.Benchmarks.Halls;
using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Stores;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Requests;

namespace Coordination.Benchmarks.Clusters;

/// <summary>Sixteen halls of sixteen people, reached through one or more ways in: clients are spread over both.</summary>
internal sealed class HallsDesk : IBacklogDesk
{
    /// <summary>How many halls it begins with.</summary>
    public const int Halls = 16;

    private const int People = 16;
    private const int FillingClients = 64;

    private static readonly CommandMeta Citizen = new(new Actor(ActorKind.Citizen, "citizen"));

    private readonly IReadOnlyList<ICoordination> _ways;
    private readonly IReadOnlyList<IAsyncDisposable> _owned;
    private int _halls = Halls;

    private HallsDesk(IReadOnlyList<ICoordination> ways, IReadOnlyList<IAsyncDisposable> owned) => (_ways, _owned) = (ways, owned);

    /// <summary>The engine in this process, without a cluster.</summary>
    public static async Task<IDesk> EmbeddedAsync(IStoreDatabase database)
    {
        var journal = database.NewJournal();
        var host = await BenchmarkHall.StartAsync(journal);
        return await OpenAsync([host], [host, journal]);
    }

    /// <summary>Makes the halls ready for work.</summary>
    /// <param name="ways">The ways in.</param>
    /// <param name="owned">What is disposed with the desk, in this order.</param>
    public static async Task<IDesk> OpenAsync(IReadOnlyList<ICoordination> ways, IReadOnlyList<IAsyncDisposable> owned)
    {
        for (var hall = 0; hall < Halls; hall++)
        {
            await BenchmarkPlan.PrepareAsync(ways[0], Centre(hall), People);
        }

        return new HallsDesk(ways, owned);
    }

    // Neighbours have other halls, and the people of one hall come in by every way.
    public IClerk Clerk(int number) => new EngineClerk(
        _ways[(number + (number / Halls)) % _ways.Count], Centre(number % Halls), BenchmarkPlan.Person(number / Halls));

    /// <summary>Opens more halls.</summary>
    public async Task AddHallsAsync(int count)
    {
        for (var left = count; left > 0; left--)
        {
            await BenchmarkPlan.PrepareAsync(_ways[0], Centre(_halls++), People);
        }
    }

    public Task FillAsync(int count)
    {
        var left = count;
        return Task.WhenAll(Enumerable.Range(0, FillingClients).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) is >= 0 and var number)
            {
                (await _ways[number % _ways.Count].SubmitAsync(BenchmarkPlan.Submission(Centre(number % _halls)), Citizen)).Require();
            }
        })));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned)
        {
            await owned.DisposeAsync();
        }
    }

    private static CentreId Centre(int number) => new(string.Create(CultureInfo.InvariantCulture, $"hall-{number}"));
}
