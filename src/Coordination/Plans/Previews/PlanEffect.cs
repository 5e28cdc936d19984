using System.Collections.Immutable;

namespace Coordination.Plans.Previews;

/// <summary>Simulates what a plan would have done on days that are on record.</summary>
internal interface IPlanEffects
{
    /// <summary>Simulates the last recorded days under the published plan and under another, with the same citizens.</summary>
    /// <param name="published">The plan there is.</param>
    /// <param name="plan">The plan that is to come; without fault.</param>
    /// <param name="days">So many days, 1 to <see cref="PlanEffect.MostDays"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Journal.JournalUnavailableException">The store does not answer right now.</exception>
    Task<PlanEffect> EstimateAsync(HallPlan published, HallPlan plan, int days, CancellationToken cancellation = default);
}

/// <summary>What a plan would have done on recorded days.</summary>
internal sealed record PlanEffect
{
    /// <summary>At most so many days are simulated.</summary>
    public const int MostDays = 20;

    /// <summary>The days, in the hall's time zone, rising; none where nothing is on record of any.</summary>
    public required ImmutableArray<DateOnly> Days { get; init; }

    /// <summary>Whether the only day is today, so far: there is none before it.</summary>
    public bool IsToday { get; init; }

    /// <summary>How often each day was simulated, with other times of service.</summary>
    public required int Draws { get; init; }

    /// <summary>How many citizens came on these days.</summary>
    public required int Arrivals { get; init; }

    /// <summary>How many of them came for what the plan would not offer: they are left out under it.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The figures under both plans.</summary>
    public required ImmutableArray<EffectFigure> Figures { get; init; }
}

/// <summary>A figure under both plans.</summary>
internal sealed record EffectFigure
{
    /// <summary>Which, by the name that simulations give it, such as <c>waiting</c> or <c>kept.level2</c>.</summary>
    public required string Figure { get; init; }

    /// <summary>Its mean under the published plan: minutes, a share from 0 to 1, or a number, by the figure.</summary>
    public required double Published { get; init; }

    /// <summary>Its mean under the plan that is to come.</summary>
    public required double Planned { get; init; }

    /// <summary>The mean difference; the plan that is to come less the published one.</summary>
    public required double Difference { get; init; }

    /// <summary>The lower border of the difference's 95 % interval: over days, or over draws of the only one; null where there is one draw.</summary>
    public double? Low { get; init; }

    /// <summary>Its upper border.</summary>
    public double? High { get; init; }
}
