using System.Collections.Frozen;
using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Console.Audit;
using Coordination.Console.Shell;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Web.Management.Crises;
using Microsoft.AspNetCore.Components;

namespace Coordination.Console.Crises;

/// <summary>A crisis, or that there is none, and the crises that were.</summary>
internal sealed record CrisisModel
{
    // Older ones are in the audit.
    private const int Most = 5;

    public required CentreState State { get; init; }

    /// <summary>The last crises with what they did, the latest first.</summary>
    public required ImmutableArray<CrisisRecord> Crises { get; init; }

    /// <summary>How many crises there were before those.</summary>
    public required int Earlier { get; init; }

    /// <summary>The names of those who declared and lifted them, by their ids on record.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Whether the store keeps the lists that tell what crises did.</summary>
    public required bool HasLists { get; init; }

    /// <summary>How many wait of the levels that are held back.</summary>
    public required long HeldBack { get; init; }

    /// <summary>What declaring one would change now; null while one counts.</summary>
    public required CrisisPreview? Preview { get; init; }

    public static async ValueTask<Found<CrisisModel>> ReadAsync(
        PageContext page, CrisisReadings? readings, ICoordination coordination, ActorNames names, CancellationToken cancellation)
    {
        var (hall, plan) = (page.Hall!.Value, page.Plan!);
        var state = await coordination.Centre(hall).ReadAsync(cancellation);
        var all = await CrisisHistory.ReadAsync(hall, coordination.Journal, cancellation);
        var queue = await coordination.Centre(hall).ReadQueueAsync(null, 1, cancellation);
        var crises = readings is null ? all.Take(Most) : await Task.WhenAll(all.Take(Most).Select(async crisis => crisis with { Effects = await readings.ReadAsync(hall, crisis, page.Now, cancellation) }));
        return new CrisisModel
        {
            State = state,
            Crises = [.. crises],
            Earlier = Math.Max(0, all.Length - Most),
            Names = await names.ReadAsync(page, all.Take(Most).SelectMany(crisis => new[] { crisis.DeclaredBy.Id, crisis.LiftedBy?.Id }).OfType<string>(), cancellation),
            HasLists = readings is not null,
            HeldBack = state.InCrisis ? CrisisPreview.Of(plan, queue).HeldBack : 0,
            Preview = state.InCrisis ? null : CrisisPreview.Of(plan, queue),
        };
    }

    /// <summary>What lifting the crisis would change now, for whoever is about to: what its plan does to what waits would end.</summary>
    public static async ValueTask<RenderFragment> LiftingAsync(PageContext page, ICoordination coordination, CancellationToken cancellation) =>
        PageRenderer.Of<CrisisLiftView, CrisisPreview>(CrisisPreview.Of(page.Plan!, await coordination.Centre(page.Hall!.Value).ReadQueueAsync(null, 1, cancellation)));

    /// <summary>What declaring a crisis would change now, for whoever is about to.</summary>
    public static async ValueTask<RenderFragment> PreviewAsync(PageContext page, ICoordination coordination, CancellationToken cancellation) =>
        PageRenderer.Of<CrisisPreviewView, CrisisPreview>(CrisisPreview.Of(page.Plan!, await coordination.Centre(page.Hall!.Value).ReadQueueAsync(null, 1, cancellation)));
}
