using Coordination.Benchmarks.Halls;
using Coordination.Journal;

namespace Coordination.Benchmarks.Lifecycles;

/// <summary>The engine: a hall in this process.</summary>
internal sealed class EngineDesk(BenchmarkHall hall) : IBacklogDesk
{
    public static async Task<IDesk> OpenAsync(IJournal journal) => new EngineDesk(await BenchmarkHall.OpenAsync(journal));

    public IClerk Clerk(int number) => new EngineClerk(hall.Host, BenchmarkHall.Centre, BenchmarkPlan.Person(number));

    public Task FillAsync(int count) => hall.FillAsync(count);

    public ValueTask DisposeAsync() => hall.DisposeAsync();
}
