using System.Collections.Immutable;
using Coordination.Journal;
using Coordination.Plans.Checking;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Plans;

/// <summary>Finds those whom a plan leaves out while they are at work or hold something.</summary>
internal static class StaffLeaving
{
    private static readonly StaffBehaviour Behaviour = new();

    /// <summary>Whether the plan leaves out anybody at all.</summary>
    public static bool LeavesOut(HallPlan published, HallPlan plan) => LeftOut(published, plan).Any();

    /// <summary>Those who are at work or hold something, by what is on record.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public static async ValueTask<IReadOnlyList<Leaver>> FindAsync(IJournalReader journal, HallPlan published, HallPlan plan, CancellationToken cancellation)
    {
        var leavers = new List<Leaver>();
        foreach (var staff in LeftOut(published, plan))
        {
            var row = await journal.ReadRowAsync(GrainKey.Of(plan.Centre, staff), cancellation);
            var leaver = new Leaver(
                staff, row is null ? StaffPresence.SignedOff : Behaviour.ReadState(row.State.Span).Presence, await ReadHeldAsync(journal, plan, staff, cancellation));
            if (leaver.Presence != StaffPresence.SignedOff || !leaver.Holds.IsEmpty)
            {
                leavers.Add(leaver);
            }
        }

        return leavers;
    }

    /// <summary>The refusal that names them, and what they hold.</summary>
    public static Refusal Refuse(IReadOnlyList<Leaver> leavers) => new(
        RefusalCodes.StaffAtWork,
        $"The plan leaves out {(leavers.Count == 1 ? "somebody who is" : $"{leavers.Count} people who are")} at work: sign them off first with release of what they hold, or publish with 'release', which does it.",
        "plan")
    {
        Faults = [.. leavers.Take(FaultList.Most).Select(leaver => new Fault("$.staff", Say(leaver)))],
    };

    private static IEnumerable<StaffId> LeftOut(HallPlan published, HallPlan plan) =>
        published.Staff.OrEmpty().Select(person => person.Id).Except(plan.Staff.OrEmpty().Where(person => person is not null).Select(person => person.Id));

    private static async ValueTask<ImmutableArray<WorkItemId>> ReadHeldAsync(IJournalReader journal, HallPlan plan, StaffId staff, CancellationToken cancellation)
    {
        var page = await journal.QueryAsync(new RowQuery { Centre = plan.Centre, Staff = staff, IsOpen = true, Limit = 1000 }, cancellation);
        return [.. page.Rows.Select(row => RequestRoutingReader.Read(row.State.Span))
            .SelectMany(request => request.Items.Where(item => item.Holder == staff).Select(item => new WorkItemId(request.Request, item.Index)))];
    }

    private static string Say(Leaver leaver) => leaver.Holds.IsEmpty
        ? $"'{leaver.Staff}' is at work."
        : $"'{leaver.Staff}' holds {string.Join(", ", leaver.Holds.Take(10))}{(leaver.Holds.Length > 10 ? $" and {leaver.Holds.Length - 10} more" : "")}.";
}

/// <summary>Somebody whom a plan leaves out.</summary>
/// <param name="Staff">Who.</param>
/// <param name="Presence">How they stand to work.</param>
/// <param name="Holds">What they hold.</param>
internal sealed record Leaver(StaffId Staff, StaffPresence Presence, ImmutableArray<WorkItemId> Holds);
