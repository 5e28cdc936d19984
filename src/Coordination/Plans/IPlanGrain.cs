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
    /// <returns>The new version, or that of the equal plan; refused with every fault, or because the version is another one.</returns>
    ValueTask<Reply<PlanReceipt>> PublishAsync(
        HallPlan plan, long? expectedVersion, CommandMeta meta, Reason? reason = null, CancellationToken cancellation = default);

    /// <summary>The published plan; null when there is none.</summary>
    ValueTask<PublishedPlan?> ReadAsync(CancellationToken cancellation = default);

    /// <summary>An earlier version; null when there is none.</summary>
    ValueTask<PublishedPlan?> ReadVersionAsync(long version, CancellationToken cancellation = default);
}

/// <summary>The answer to a published plan.</summary>
public sealed record PlanReceipt(long Version);

/// <summary>A plan with its version.</summary>
public sealed record PublishedPlan(long Version, DateTimeOffset At, HallPlan Plan);
