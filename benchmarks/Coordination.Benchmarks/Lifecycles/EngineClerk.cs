using Coordination.Benchmarks.Halls;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Benchmarks.Lifecycles;

/// <summary>A client of the engine: a citizen who submits, and a member of staff who takes and completes.</summary>
/// <param name="engine">The engine, in this process or beyond it.</param>
/// <param name="hall">The hall.</param>
/// <param name="person">The member of staff.</param>
internal sealed class EngineClerk(ICoordination engine, CentreId hall, StaffId person) : IClerk
{
    private static readonly CommandMeta Citizen = new(new Actor(ActorKind.Citizen, "citizen"));

    private readonly CommandMeta _staff = new(new Actor(ActorKind.Staff, person.ToString()));
    private readonly SubmitRequest _submission = BenchmarkPlan.Submission(hall);
    private WorkItemId _held;

    public async ValueTask SubmitAsync() => (await engine.SubmitAsync(_submission, Citizen)).Require();

    // The request is on disk before the centre knows of it, so somebody may have to ask twice.
    public async ValueTask TakeAsync()
    {
        var reply = await engine.Centre(hall).TakeNextAsync(person, _staff);
        while (reply.IsRefused)
        {
            await Task.Yield();
            reply = await engine.Centre(hall).TakeNextAsync(person, _staff);
        }

        _held = reply.Value.Item;
    }

    public async ValueTask CompleteAsync() =>
        (await engine.Request(_held.Request).ExecuteAsync(new CompleteItem(_held.Index, person), _staff)).Require();
}
