using Coordination.Benchmarks.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Benchmarks.Lifecycles;

/// <summary>The engine: a hall in this process.</summary>
internal sealed class EngineDesk(BenchmarkHall hall) : IDesk
{
    public static async Task<IDesk> OpenAsync(IJournal journal) => new EngineDesk(await BenchmarkHall.OpenAsync(journal));

    public IClerk Clerk(int number) => new Client(hall.Host, BenchmarkHall.Person(number));

    public Task FillAsync(int count) => hall.FillAsync(count);

    public ValueTask DisposeAsync() => hall.DisposeAsync();

    private sealed class Client(EmbeddedHost host, StaffId person) : IClerk
    {
        private static readonly CommandMeta Citizen = new(new Actor(ActorKind.Citizen, "citizen"));

        private readonly CommandMeta _staff = new(new Actor(ActorKind.Staff, person.ToString()));
        private WorkItemId _held;

        public async ValueTask SubmitAsync() => (await host.SubmitAsync(BenchmarkHall.Submission, Citizen)).Require();

        // The request is on disk before the centre knows of it, so somebody may have to ask twice.
        public async ValueTask TakeAsync()
        {
            var reply = await host.Centre(BenchmarkHall.Centre).TakeNextAsync(person, _staff);
            while (reply.IsRefused)
            {
                await Task.Yield();
                reply = await host.Centre(BenchmarkHall.Centre).TakeNextAsync(person, _staff);
            }

            _held = reply.Value.Item;
        }

        public async ValueTask CompleteAsync() =>
            (await host.Request(_held.Request).ExecuteAsync(new CompleteItem(_held.Index, person), _staff)).Require();
    }
}
