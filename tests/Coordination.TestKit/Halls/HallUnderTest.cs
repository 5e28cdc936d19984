using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;

namespace Coordination.TestKit.Halls;

/// <summary>A hall in whatever host is tested, over a journal in memory.</summary>
/// <param name="Host">The host.</param>
/// <param name="Journal">Its journal, with faults on demand.</param>
/// <param name="SettleAsync">Completes when what the host does by itself is done.</param>
/// <param name="StopAsync">Stops the host.</param>
internal sealed record HallUnderTest(ICoordination Host, InMemoryJournal Journal, Func<Task> SettleAsync, Func<ValueTask> StopAsync) : IAsyncDisposable
{
    /// <summary>The hall's centre.</summary>
    public ICentreGrain Centre => Host.Centre(TestPlans.Hall);

    /// <summary>Submits a request for a passport, and lets its consequences happen.</summary>
    public async Task<RequestId> SubmitAsync()
    {
        var command = new SubmitRequest { Centre = TestPlans.Hall, Service = TestPlans.Passport };
        var receipt = (await Host.SubmitAsync(command, TestHall.Citizen())).Require();
        await SettleAsync();
        return receipt.Request;
    }

    /// <summary>Gives a staff command, requires that it is granted, and lets its consequences happen.</summary>
    public async Task StaffAsync(StaffId staff, StaffCommand command)
    {
        (await Host.Staff(TestPlans.Hall, staff).ExecuteAsync(command, TestHall.By(staff))).Require();
        await SettleAsync();
    }

    /// <summary>Gives a request command, requires that it is granted, and lets its consequences happen.</summary>
    public async Task<RequestReceipt> ExecuteAsync(RequestId request, RequestCommand command, CommandMeta meta)
    {
        var receipt = (await Host.Request(request).ExecuteAsync(command, meta)).Require();
        await SettleAsync();
        return receipt;
    }

    /// <summary>The first work item of a request.</summary>
    public async Task<WorkItemState> ItemAsync(RequestId request) => (await Host.Request(request).ReadAsync())!.Items[0];

    /// <summary>How many events of a name are on record.</summary>
    public int CountEvents(string name) => Journal.Store.Entries.Count(entry => entry.Event.Type == name);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => StopAsync();
}
