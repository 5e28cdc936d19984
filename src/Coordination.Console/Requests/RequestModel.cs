using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordination.Access;
using Coordination.Console.Audit;
using Coordination.Console.People;
using Coordination.Console.Shell;
using Coordination.Dispatch;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Staff;
using Coordination.Web.Callers;
using Coordination.Web.Management.Grains;

namespace Coordination.Console.Requests;

/// <summary>A request, and what happened to it.</summary>
internal sealed record RequestModel
{
    // Of more events the later ones are in the explorer.
    private const int Most = 500;

    // What the engine notes for itself: it happens often, and tells who looks for the course of a matter little.
    private static readonly ImmutableHashSet<string> Technical =
        ["item.queued", "item.offered", "item.accepted", "item.offer-expired", "item.next-asked", "item.reason-given", "item.declined", "personal.read", "personal.erased"];

    public required RequestState State { get; init; }

    /// <summary>How its items stand in their queues; null where none waits or is held.</summary>
    public required WaitReport? Wait { get; init; }

    /// <summary>Its events, the oldest first.</summary>
    public required ImmutableArray<RequestStep> Steps { get; init; }

    /// <summary>The names of those who caused them, by the ids under which they are on record; none for readers who may not know.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Why it is as urgent as it is; null of one that was refused.</summary>
    public required UrgencyCause? Urgency { get; init; }

    /// <summary>Whether a text of it was erased.</summary>
    public required bool IsErased { get; init; }

    /// <summary>Its work items in columns: those of one may be done at the same time, and follow on those of the one before.</summary>
    public required ImmutableArray<ImmutableArray<(int Index, WorkItemState Item)>> Columns { get; init; }

    /// <summary>When its limit was missed last; null where it was not, or where later events are not read.</summary>
    public DateTimeOffset? MissedAt => IsWhole ? Steps.LastOrDefault(step => step.Event == RequestEventNames.Missed)?.At : null;

    /// <summary>Since when its clock stands still; null where that is not certain.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Whether all of its events are read.</summary>
    private bool IsWhole => Steps.Length < Most;

    public ItemWait? WaitOf(int index) => Wait?.Items.FirstOrDefault(item => item.Item.Index == index);

    public static async ValueTask<Found<RequestModel>> ReadAsync(PageContext page, RequestId request, ICoordination coordination, ActorNames names, CancellationToken cancellation)
    {
        if (await coordination.Request(request).ReadAsync(cancellation) is not { Status: not RequestStatus.None } state)
        {
            return TrackingHeader.NoRequest(request);
        }

        // Who did it is for whoever may read the record; others learn that it happened, as the stream of events tells them.
        var tellsWho = page.May(Permission.ReadAudit);
        var steps = ImmutableArray.CreateBuilder<RequestStep>();
        var (urgency, clock) = ((UrgencyCause?)null, ClockRun.None);
        await foreach (var entry in coordination.Journal.ReadHistoryAsync(GrainKey.Of(request), cancellation: cancellation))
        {
            urgency = UrgencyCause.Of(entry.Event) ?? urgency;
            clock = clock.After(entry.Event);
            steps.Add(new RequestStep(entry.Event.Version, entry.Event.Type, entry.Event.At, tellsWho ? entry.Event.By : null, Technical.Contains(entry.Event.Type))
            {
                Holder = tellsWho ? RequestStep.HolderIn(entry.Event) : null,
            });
            if (steps.Count == Most)
            {
                break;
            }
        }

        var erased = steps.Any(step => step.Event == PersonalEvents.Erased);
        var erasures = await ErasureSearch.InAsync(state.Centre, tellsWho && erased, coordination, cancellation);
        ImmutableArray<RequestStep> told = [.. steps.Select(step => step with { Erasure = erasures.Find(GrainKey.Of(request), step.Event, step.At) })];
        return new RequestModel
        {
            State = state,
            Wait = state.Status.IsOpen() ? await coordination.Centre(state.Centre).ReadWaitAsync(request, cancellation) : null,
            Urgency = urgency,
            StoppedAt = steps.Count < Most ? clock.StoppedAt : null,
            Steps = told,
            Names = tellsWho ? await names.ReadAsync(page, told.SelectMany(step => new[] { step.By!.Id, step.Erasure?.AskedBy.Id, step.Erasure?.DecidedBy?.Id }).OfType<string>(), cancellation) : FrozenDictionary<string, string>.Empty,
            IsErased = erased,
            Columns = ColumnsOf(state, page.Plan),
        };
    }

    private static ImmutableArray<ImmutableArray<(int, WorkItemState)>> ColumnsOf(RequestState state, HallPlan? plan)
    {
        var steps = plan?.Services.FirstOrDefault(service => service.Id == state.Service)?.Steps ?? [];
        return [.. state.Items.Select((item, index) => (index, item)).GroupBy(one => DepthOf(one.item.Step, steps, 0)).OrderBy(column => column.Key).Select(column => column.ToImmutableArray())];
    }

    private static int DepthOf(StepId step, ImmutableArray<StepPlan> steps, int depth) =>
        depth > steps.Length || steps.FirstOrDefault(one => one.Id == step) is not { After: { IsEmpty: false } after } ? 0 : 1 + after.Max(before => DepthOf(before, steps, depth + 1));
}

/// <summary>One event of a request.</summary>
/// <param name="Version">The request's version after it.</param>
/// <param name="Event">Its stable name.</param>
/// <param name="At">When.</param>
/// <param name="By">Who caused it; null for readers who may not know.</param>
/// <param name="IsTechnical">Whether the engine notes it for itself.</param>
internal sealed record RequestStep(long Version, string Event, DateTimeOffset At, Actor? By, bool IsTechnical)
{
    /// <summary>Of an erasure, what was asked for and approved; null of other events, and for readers who may not know.</summary>
    public ErasureState? Erasure { get; init; }

    /// <summary>To whom an item went, or from whom; null of other events, and for readers who may not know.</summary>
    public StaffId? Holder { get; init; }

    /// <summary>To whom an item went by an event, or from whom; null of other events.</summary>
    public static StaffId? HolderIn(JournalEvent happened)
    {
        if (!happened.Type.StartsWith("item.", StringComparison.Ordinal))
        {
            return null;
        }

        using var payload = JsonDocument.Parse(happened.Payload);
        return payload.RootElement.TryGetProperty("staff", out var staff) && StaffId.TryParse(staff.GetString(), out var id) ? id : null;
    }

    /// <summary>What happened, with the name of whom an item went to or was taken from.</summary>
    public string In(PageContext page) => Holder is { } holder && page.Texts.OrNull($"EventWith.{Event}") is { } words
        ? string.Format(CultureInfo.InvariantCulture, words, page.NameOf(holder))
        : page.Texts.OfCode("Event", Event);
}
