using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Console.Shell;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Queries;
using Coordination.Web.Management.Queries;
using Microsoft.AspNetCore.Components;

namespace Coordination.Console.Crises;

/// <summary>A crisis, or that there is none.</summary>
internal sealed record CrisisModel
{
    private const int Most = 1000;

    public required CentreState State { get; init; }

    /// <summary>The last crisis: since when, and until when; null where there was none.</summary>
    public required (DateTimeOffset From, DateTimeOffset? Until)? Last { get; init; }

    /// <summary>What people of other departments took in hand in that time; null where the store keeps no lists.</summary>
    public required ImmutableArray<HandlingRowView>? Moved { get; init; }

    /// <summary>How many wait of the levels that are held back.</summary>
    public required long HeldBack { get; init; }

    /// <summary>What declaring one would change now; null while one counts.</summary>
    public required CrisisPreview? Preview { get; init; }

    public static async ValueTask<Found<CrisisModel>> ReadAsync(PageContext page, QueryListing.Sources? sources, ICoordination coordination, CancellationToken cancellation)
    {
        var (hall, plan) = (page.Hall!.Value, page.Plan!);
        var state = await coordination.Centre(hall).ReadAsync(cancellation);
        var last = await LastAsync(hall, coordination.Journal, cancellation);
        var queue = await coordination.Centre(hall).ReadQueueAsync(null, 1, cancellation);
        return new CrisisModel
        {
            State = state,
            Last = last,
            Moved = sources is null || last is null ? null : await MovedAsync(page, last.Value, sources, cancellation),
            HeldBack = state.InCrisis ? CrisisPreview.Of(plan, queue).HeldBack : 0,
            Preview = state.InCrisis ? null : CrisisPreview.Of(plan, queue),
        };
    }

    /// <summary>What declaring a crisis would change now, for whoever is about to.</summary>
    public static async ValueTask<RenderFragment> PreviewAsync(PageContext page, ICoordination coordination, CancellationToken cancellation) =>
        PageRenderer.Of<CrisisPreviewView, CrisisPreview>(CrisisPreview.Of(page.Plan!, await coordination.Centre(page.Hall!.Value).ReadQueueAsync(null, 1, cancellation)));

    private static async ValueTask<(DateTimeOffset, DateTimeOffset?)?> LastAsync(CentreId hall, IJournalReader journal, CancellationToken cancellation)
    {
        (DateTimeOffset, DateTimeOffset?)? last = null;
        await foreach (var entry in journal.ReadHistoryAsync(GrainKey.Of(hall), cancellation: cancellation))
        {
            last = entry.Event.Type switch
            {
                "centre.crisis-declared" => (entry.Event.At, null),
                "centre.crisis-lifted" when last is { } begun => (begun.Item1, entry.Event.At),
                _ => last,
            };
        }

        return last;
    }

    private static async ValueTask<ImmutableArray<HandlingRowView>> MovedAsync(
        PageContext page, (DateTimeOffset From, DateTimeOffset? Until) last, QueryListing.Sources sources, CancellationToken cancellation)
    {
        var homes = page.Plan!.Staff.ToDictionary(person => person.Id, person => person.Department);
        var filter = new HandlingFilter { Centre = page.Hall!.Value, Assigned = new TimeRange(last.From, last.Until), IsDescending = true, Limit = Most };
        var (rows, _) = await Answers.FindAsync<QueryPageView<HandlingRowView>>(QueryListing.ListHandlingsAsync(new HandlingSearch(filter, null), sources, ColumnChoice.All, cancellation));
        return [.. rows?.Rows.Where(row => homes.TryGetValue(row.Staff, out var home) && home != row.Department) ?? []];
    }
}
