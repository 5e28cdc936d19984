using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Plans;

namespace Coordination.Console.Halls;

/// <summary>The halls in which somebody has a part. Their names are looked up once a minute.</summary>
internal sealed class HallChoices(ICoordination coordination)
{
    // Whoever has a part in more halls than these chooses among the first of them, and reaches the others by their addresses.
    private const int Most = 200;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private volatile Known? _known;

    public async ValueTask<ImmutableArray<HallChoice>> OfAsync(AccessCaller caller, string language, CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        return [.. all.Where(choice => AccessPolicy.IsKnownIn(caller, choice.Hall)).Take(Most).Select(choice => new HallChoice(choice.Hall, choice.Name.In(language)))];
    }

    private async ValueTask<ImmutableArray<(CentreId Hall, PlanName Name)>> AllAsync(CancellationToken cancellation)
    {
        if (_known is { } known && coordination.Time.GetElapsedTime(known.At) < Fresh)
        {
            return known.Halls;
        }

        var halls = ImmutableArray.CreateBuilder<(CentreId, PlanName)>();
        await foreach (var (hall, _) in PlannedHalls.ReadAsync(coordination.Journal, cancellation))
        {
            halls.Add((hall, (await coordination.Plan(hall).ReadAsync(cancellation))?.Plan.Name ?? hall.ToString()));
        }

        _known = new Known(halls.ToImmutable(), coordination.Time.GetTimestamp());
        return _known.Halls;
    }

    private sealed record Known(ImmutableArray<(CentreId Hall, PlanName Name)> Halls, long At);
}
