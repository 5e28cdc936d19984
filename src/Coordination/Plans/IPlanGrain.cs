using System.Collections.Immutable;
using Coordination.Plans.Previews;

namespace Coordination.Plans;

/// <summary>A hall's plan, versioned.</summary>
public interface IPlanGrain
{
    /// <summary>Checks a whole plan and publishes it as the next version.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="expectedVersion">The version it replaces, 0 for the first; null to replace whatever is there.</param>
    /// <param name="meta">Who publishes it.</param>
    /// <param name="reason">Why; a code is one of the reasons that the plan itself lists. A program that publishes its own plan need not say.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <remarks>
    /// A plan equal to the published one changes nothing, and goes nowhere on record; so neither does its key: repeated after another
    /// plan was published, it replaces that one, unless <paramref name="expectedVersion"/> says otherwise.
    /// </remarks>
    /// <returns>
    /// The new version, or that of the equal plan; where plans are published by two, the old one with the number of the proposal. Refused with every fault, or because the version
    /// is another one.
    /// </returns>
    ValueTask<Reply<PlanReceipt>> PublishAsync(
        HallPlan plan, long? expectedVersion, CommandMeta meta, Reason? reason = null, CancellationToken cancellation = default);

    /// <summary>Publishes the plan that waits for a second person, in a hall whose plans are published by two (<see cref="HallPlan.PublishedByTwo"/>).</summary>
    /// <param name="proposal">Its number.</param>
    /// <param name="meta">Who approves it: not who has proposed it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The new version; refused to who has proposed it, where none waits, and where another one does.</returns>
    ValueTask<Reply<PlanReceipt>> ApproveAsync(long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation = default);

    /// <summary>Puts the plan that waits for a second person aside.</summary>
    /// <param name="proposal">Its number.</param>
    /// <param name="meta">Who does so; it may be who has proposed it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The version that goes on to count; refused where no plan waits, and where another one does.</returns>
    ValueTask<Reply<PlanReceipt>> DeclineAsync(long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation = default);

    /// <summary>The plan that waits for a second person; null when none does.</summary>
    ValueTask<ProposedPlan?> ReadProposalAsync(CancellationToken cancellation = default);

    /// <summary>The published plan; null when there is none.</summary>
    ValueTask<PublishedPlan?> ReadAsync(CancellationToken cancellation = default);

    /// <summary>An earlier version; null when there is none.</summary>
    ValueTask<PublishedPlan?> ReadVersionAsync(long version, CancellationToken cancellation = default);
}

/// <summary>The answer to a published plan.</summary>
/// <param name="Version">The version that counts now.</param>
public sealed record PlanReceipt(long Version)
{
    /// <summary>The number of the plan that waits for a second person: it is not published yet. Null where none does.</summary>
    public long? Proposal { get; init; }

    /// <summary>Booked times at which the department is closed by the plan that was published now, and was not before: the earliest 20.</summary>
    public ImmutableArray<TouchedBooking> Bookings { get; init => field = value.OrEmpty(); } = [];

    /// <summary>How many such booked times there are.</summary>
    public int BookingCount { get; init; }

    /// <summary>Open work that somebody could do before, and nobody can by the plan that was published now.</summary>
    public ImmutableArray<TouchedWork> Work { get; init => field = value.OrEmpty(); } = [];
}

/// <summary>A plan that waits for a second person.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was proposed.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="Replaces">The version that it replaces.</param>
/// <param name="Plan">The plan.</param>
public sealed record ProposedPlan(long Number, DateTimeOffset At, Actor By, long Replaces, HallPlan Plan);

/// <summary>A plan with its version.</summary>
public sealed record PublishedPlan(long Version, DateTimeOffset At, HallPlan Plan);
