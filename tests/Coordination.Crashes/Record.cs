using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Shouldly;

namespace Coordination.Crashes;

/// <summary>What the store holds after a fault, read without the processes that serve from it.</summary>
internal sealed class Record(IHallStore store)
{
    /// <summary>Nothing acknowledged is missing, nothing happened twice, nothing happened that nobody asked for.</summary>
    public async Task CheckAsync(Ledger ledger, params IEnumerable<CentreId> halls)
    {
        ledger.Wrong.ShouldBeEmpty();
        await using var journal = await store.OpenAsync();
        await journal.LoadInstallationAsync();
        (await JournalVerifier.VerifyAsync(journal, GrainReplays.All)).First.ShouldBeNull();
        await CheckAcknowledgedAsync(journal, ledger);
        await CheckEventsAsync(journal, ledger);
        foreach (var hall in halls.Prepend(CrashPlan.Centre))
        {
            await CheckHoldersAsync(journal, hall);
        }

        ledger.Checked();
    }

    private static async Task CheckAcknowledgedAsync(IJournal journal, Ledger ledger)
    {
        foreach (var (request, version) in ledger.Versions)
        {
            var row = await journal.ReadRowAsync(new GrainKey(GrainKind.Request, request));
            row.ShouldNotBeNull($"acknowledged request {request} is gone");
            row.Version.ShouldBeGreaterThanOrEqualTo(version);
            if (ledger.IsCompleted(request))
            {
                row.Status.ShouldBe("completed");
            }
        }
    }

    // Every submission, assignment and completion happened once, and nobody was given an item that somebody held.
    private static async Task CheckEventsAsync(IJournal journal, Ledger ledger)
    {
        var holders = new Dictionary<string, int>();
        var ends = new HashSet<string>();
        var (came, citizens) = (ledger.Came(journal.Installation), new HashSet<Actor>());
        var after = 0L;
        while (await journal.ReadFeedAsync(after, 1000) is { Count: > 0 } entries)
        {
            after = entries[^1].Sequence;
            foreach (var entry in entries.Where(entry => entry.Grain.Kind == GrainKind.Request))
            {
                CheckCitizen(entry, came, citizens);
                Count(entry, holders, ends);
            }
        }
    }

    private static void CheckCitizen(JournalEntry entry, HashSet<Actor> came, HashSet<Actor> citizens)
    {
        if (entry.Event.Version == 1)
        {
            came.ShouldContain(entry.Event.By, $"nobody submitted {entry.Grain.Id}");
            citizens.Add(entry.Event.By).ShouldBeTrue($"{entry.Event.By} came once and has another request: {entry.Grain.Id}");
        }
    }

    private static void Count(JournalEntry entry, Dictionary<string, int> holders, HashSet<string> ends)
    {
        var request = entry.Grain.Id;
        switch (entry.Event.Type)
        {
            case "request.submitted":
                entry.Event.Version.ShouldBe(1);
                break;
            case "item.assigned":
                holders[request] = holders.GetValueOrDefault(request) + 1;
                holders[request].ShouldBe(1, $"{request} was assigned twice");
                break;
            case "item.released":
                holders[request] = 0;
                break;
            case "item.completed":
                ends.Add(request).ShouldBeTrue($"{request} was completed twice");
                break;
            default:
                break;
        }
    }

    private static async Task CheckHoldersAsync(IJournal journal, CentreId hall)
    {
        var loads = new Dictionary<StaffId, int>();
        await foreach (var row in journal.ReadOpenRequestsAsync(hall))
        {
            foreach (var item in RequestRoutingReader.Read(row.State.Span).Items.Where(item => item.Status.IsHeld()))
            {
                loads[item.Holder!.Value] = loads.GetValueOrDefault(item.Holder.Value) + Plans.StepPlan.DefaultCost;
            }
        }

        loads.Values.ShouldAllBe(load => load <= CrashPlan.Capacity);
    }
}
