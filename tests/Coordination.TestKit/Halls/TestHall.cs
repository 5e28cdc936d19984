using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Coordination.Centres;
using Coordination.Dispatch;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Simulation.Clock;
using Coordination.Staff;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Kinds;
using Coordination.Testing.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.TestKit.Halls;

/// <summary>A whole hall on one thread: the embedded host over a journal in memory and a clock that stands still.</summary>
internal sealed class TestHall : IAsyncDisposable
{
    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "admin"));

    private TestHall(EmbeddedHost host, InMemoryJournal journal, VirtualClock clock)
    {
        (Host, Journal, Clock) = (host, journal, clock);
    }

    /// <summary>A Monday, 9:00 in Warsaw.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The host.</summary>
    public EmbeddedHost Host { get; }

    /// <summary>Its journal, with faults on demand.</summary>
    public InMemoryJournal Journal { get; }

    /// <summary>Its clock.</summary>
    public VirtualClock Clock { get; }

    /// <summary>The hall's centre.</summary>
    public ICentreGrain Centre => Host.Centre(TestPlans.Hall);

    /// <summary>Opens a hall; over a store that was used before, as after a crash.</summary>
    public static async Task<TestHall> OpenAsync(
        HallPlan? plan = null, InMemoryStore? store = null, Action<CoordinationOptions>? configure = null, DateTimeOffset? at = null,
        IMeterFactory? meters = null)
    {
        var options = new CoordinationOptions();
        configure?.Invoke(options);
        var journal = new InMemoryJournal(store);
        var clock = new VirtualClock(at ?? Monday);
        var host = new EmbeddedHost(journal, options, clock, new SequentialIds(store?.Entries.Count ?? 0), NullLoggerFactory.Instance, TestKinds.Parts with { Meters = meters });
        await host.StartAsync();
        var hall = new TestHall(host, journal, clock);
        if (plan is not null)
        {
            await hall.PublishAsync(plan);
        }

        return hall;
    }

    /// <summary>Publishes a plan.</summary>
    public async Task PublishAsync(HallPlan plan) => (await Host.Plan(plan.Centre).PublishAsync(plan, null, Administrator)).Require();

    /// <summary>Submits a request for a passport, on line.</summary>
    public async Task<RequestId> SubmitAsync(bool danger = false, string? key = null, DateTimeOffset? appointmentAt = null)
    {
        var facts = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        var command = new SubmitRequest
        {
            Centre = TestPlans.Hall,
            Service = TestPlans.Passport,
            Facts = danger ? facts.Add("danger", "yes") : facts,
            AppointmentAt = appointmentAt,
        };
        return (await Host.SubmitAsync(command, Citizen(key))).Require().Request;
    }

    /// <summary>Gives a staff command and requires that it is granted.</summary>
    public async Task<StaffReceipt> StaffAsync(StaffId staff, StaffCommand command) =>
        (await Host.Staff(TestPlans.Hall, staff).ExecuteAsync(command, By(staff))).Require();

    /// <summary>Gives a request command and requires that it is granted.</summary>
    public async Task<RequestReceipt> TellAsync(RequestId request, RequestCommand command, string? key = null) =>
        (await Host.Peers.Request(request).ExecuteAsync(command, new CommandMeta(Actor.Engine, key is null ? null : new CommandKey(key)))).Require();

    /// <summary>Gives a request command and requires that it is granted.</summary>
    public async Task<RequestReceipt> ExecuteAsync(RequestId request, RequestCommand command, CommandMeta meta) =>
        (await Host.Request(request).ExecuteAsync(command, meta)).Require();

    /// <summary>Has a request note what is done with its personal texts, and requires that it does; the engine's own notes come from inside.</summary>
    public async Task<NoteReceipt> NoteAsync(RequestId request, PersonalNote note, CommandMeta meta) =>
        (await (meta.By == Actor.Engine ? Host.Peers : (IGrains)Host).NoteAsync(GrainKey.Of(request), note, meta)).Require();

    /// <summary>The first work item of a request.</summary>
    public async Task<WorkItemState> ItemAsync(RequestId request) => (await Host.Request(request).ReadAsync())!.Items[0];

    /// <summary>The waiting items in the order they would go.</summary>
    public async Task<IReadOnlyList<RequestId>> QueueAsync()
    {
        var report = await Centre.ReadQueueAsync(limit: 1000);
        return [.. report.Departments.SelectMany(department => department.Items).Select(item => item.Item.Request)];
    }

    /// <summary>How the first item of a request stands.</summary>
    public async Task<ItemWait> WaitAsync(RequestId request) => (await Centre.ReadWaitAsync(request))!.Items[0];

    /// <summary>How many events of a name are on record.</summary>
    public int CountEvents(string name) => Journal.Store.Entries.Count(entry => entry.Event.Type == name);

    /// <summary>A command of a member of staff.</summary>
    public static CommandMeta By(StaffId staff, string? key = null) =>
        new(new Actor(ActorKind.Staff, staff.ToString()), key is null ? null : new CommandKey(key));

    /// <summary>A command of a citizen.</summary>
    public static CommandMeta Citizen(string? key = null) =>
        new(new Actor(ActorKind.Citizen, "jan"), key is null ? null : new CommandKey(key));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
