using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Coordination.Centres;
using Coordination.Halls;
using Coordination.Hosting;

namespace Coordination.Plans;

/// <summary>The plans of every hall in their working form, read once and shared.</summary>
internal sealed class PlanCatalogue(IGrains grains)
{
    private readonly ConcurrentDictionary<CentreId, PlanVersionCache> _plans = new();
    private readonly ConcurrentDictionary<CentreId, ActivePlan> _current = new();

    /// <summary>The published plan; null when the centre has none.</summary>
    public ValueTask<ActivePlan?> CurrentAsync(CentreId centre, CancellationToken cancellation = default) =>
        _current.TryGetValue(centre, out var plan) ? new(plan) : ReadCurrentAsync(centre, cancellation);

    /// <summary>The published plan, if it was read before.</summary>
    public bool TryFindCurrent(CentreId centre, [NotNullWhen(true)] out ActivePlan? plan) => _current.TryGetValue(centre, out plan);

    /// <summary>The published plan, read anew: another host may have published since.</summary>
    public async ValueTask<ActivePlan?> ReadCurrentAsync(CentreId centre, CancellationToken cancellation = default)
    {
        var published = await grains.Plan(centre).ReadAsync(cancellation);
        return published is null ? null : Publish(centre, published);
    }

    /// <summary>Whether the current plan of a centre was read before, and is older than a version.</summary>
    internal bool Knows(CentreId centre, long olderThan) => _current.TryGetValue(centre, out var plan) && plan.Version < olderThan;

    /// <summary>One version of a plan.</summary>
    /// <exception cref="UnknownPlanException">There is no such version.</exception>
    public ValueTask<ActivePlan> GetAsync(CentreId centre, long version, CancellationToken cancellation = default) =>
        TryFind(centre, version, out var plan) ? new(plan) : ReadVersionAsync(centre, version, cancellation);

    /// <summary>One version of a plan, if it was read before.</summary>
    public bool TryFind(CentreId centre, long version, [NotNullWhen(true)] out ActivePlan? plan) =>
        (_current.TryGetValue(centre, out plan) && plan.Version == version)
        || (_plans.TryGetValue(centre, out var versions) && versions.TryFind(version, out plan));

    /// <summary>A version was published, here or by another host: it is the current one from now on, unless a newer one is known.</summary>
    /// <exception cref="UnknownPlanException">There is no such version.</exception>
    public async ValueTask<ActivePlan> AdvanceAsync(CentreId centre, long version, CancellationToken cancellation = default) =>
        Advance(centre, await GetAsync(centre, version, cancellation));

    /// <summary>A plan has been published.</summary>
    public ActivePlan Publish(CentreId centre, PublishedPlan published) => Advance(centre, Keep(centre, published));

    private ActivePlan Advance(CentreId centre, ActivePlan plan) =>
        _current.AddOrUpdate(centre, plan, (_, known) => known.Version > plan.Version ? known : plan);

    private async ValueTask<ActivePlan> ReadVersionAsync(CentreId centre, long version, CancellationToken cancellation)
    {
        var published = await grains.Plan(centre).ReadVersionAsync(version, cancellation)
            ?? throw new UnknownPlanException(centre, version);
        return Keep(centre, published);
    }

    private ActivePlan Keep(CentreId centre, PublishedPlan published) =>
        _plans.GetOrAdd(centre, static _ => new PlanVersionCache()).GetOrAdd(published);
}

/// <summary>A request names a version of its hall's plan that the record does not hold.</summary>
public sealed class UnknownPlanException(CentreId centre, long version)
    : CoordinationException($"Centre '{centre}' has no plan of version {version}.")
{
    /// <summary>The centre.</summary>
    public CentreId Centre { get; } = centre;

    /// <summary>The version.</summary>
    public long Version { get; } = version;
}
