using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Testing.Journal;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.TestKit.Halls;

/// <summary>A hall's morning as its record holds it: requests that wait, are served by one or by two, are over or were cancelled, with names and keys.</summary>
internal static class StoredHall
{
    private static readonly DepartmentId Legal = new("legal");
    private static readonly StaffId Celia = new("celia");
    private static readonly ServiceId Joint = new("joint");

    /// <summary>Lives the morning and writes it to a journal, event by event, in the order in which it happened.</summary>
    /// <param name="journal">The journal, open and empty.</param>
    /// <param name="requests">How many requests come.</param>
    public static async Task WriteAsync(IJournal journal, int requests = 60)
    {
        var store = await LiveAsync(requests);
        foreach (var (centre, epoch) in store.Epochs)
        {
            while (await journal.TakeEpochAsync(centre) != epoch)
            {
            }
        }

        var histories = new Dictionary<GrainKey, List<JournalEvent>>();
        foreach (var entry in store.Entries)
        {
            var history = CollectionsMarshal.GetValueRefOrAddDefault(histories, entry.Grain, out _) ??= [];
            history.Add(entry.Event);
            var row = GrainReplays.All[entry.Grain.Kind].Replay(entry.Grain, history).Row;
            await journal.AppendAsync(new Append([entry.Event], row, entry.Event.Version - 1) { Erased = ErasedBy(entry.Event) });
        }
    }

    private static ImmutableArray<long> ErasedBy(JournalEvent happened) =>
        happened.Type == PersonalEvents.Erased ? ((PersonalErased)PersonalEvents.ReadBack(happened.Type, happened.Payload.Span)).Versions : [];

    private static async Task<InMemoryStore> LiveAsync(int requests)
    {
        var store = new InMemoryStore();
        await (await TestHall.OpenAsync(Plan(), store)).DisposeAsync();
        await using var hall = await TestHall.OpenAsync(store: store);
        await hall.StaffAsync(Anna, new SignOn("1"));
        await hall.StaffAsync(Boris, new SignOn("2"));
        await hall.StaffAsync(Celia, new SignOn());
        for (var i = 0; i < requests; i++)
        {
            var request = await SubmitAsync(hall, i);
            hall.Clock.Advance(TimeSpan.FromSeconds(40));
            if (i % 7 == 3)
            {
                await hall.ExecuteAsync(request, new CancelRequest("came too late"), TestHall.Citizen($"cancel-{i}"));
            }
            else if (i % 2 == 0)
            {
                await ServeAsync(hall, request);
            }

            if (i % 12 == 9)
            {
                await hall.NoteAsync(request, new LookAtTexts("A call about it.") { Versions = [1] }, new CommandMeta(new Actor(ActorKind.Supervisor, "vera")));
                await hall.NoteAsync(request, new EraseTexts("consent-withdrawn") { Versions = [1] }, CommandMeta.Engine);
            }
        }

        return store;
    }

    private static async Task<RequestId> SubmitAsync(TestHall hall, int number)
    {
        var command = new SubmitRequest
        {
            Centre = Hall,
            Service = number % 4 == 1 ? Joint : Passport,
            Personal = number % 3 == 0 ? new PersonalDetails($"Citizen {number}", $"+48 22 {number:D6}", "A passport, please.") : null,
        };
        return (await hall.Host.SubmitAsync(command, TestHall.Citizen($"key-{number}"))).Require().Request;
    }

    private static async Task ServeAsync(TestHall hall, RequestId request)
    {
        if (await hall.ItemAsync(request) is { Status: WorkItemStatus.Assigned, Holder: { } holder })
        {
            await hall.ExecuteAsync(request, new StartItem(0, holder), TestHall.By(holder));
            hall.Clock.Advance(TimeSpan.FromMinutes(3));
            await hall.ExecuteAsync(request, new CompleteItem(0, holder, Note: "Came with a friend."), TestHall.By(holder, $"done-{request}"));
        }
    }

    private static HallPlan Plan() => OneDesk() with
    {
        Departments = [new DepartmentPlan { Id = Desk, Name = "Desk" }, new DepartmentPlan { Id = Legal, Name = "Lawyers" }],
        Services =
        [
            .. OneDesk().Services,
            new ServicePlan
            {
                Id = Joint,
                Name = "Joint matter",
                Steps =
                [
                    new StepPlan { Id = new StepId("lead"), Department = Desk, Lead = true },
                    new StepPlan { Id = new StepId("opinion"), Department = Legal },
                ],
            },
        ],
        Staff = [Person(Anna), Person(Boris), new StaffPlan { Id = Celia, Name = "Celia", Department = Legal, Capacity = 10 * StepPlan.DefaultCost }],
    };
}
