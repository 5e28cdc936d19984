using System.Collections.Immutable;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Microsoft.Extensions.Options;

namespace Coordination.Web.SignIn;

/// <summary>What the pages say of where they are: the installation's name, or the names of its halls where those are few.</summary>
/// <remarks>Whoever comes is shown it: it is looked up once a minute, and what was known is shown while the record cannot be read.</remarks>
internal sealed class HallTitles(ICoordination coordination, IOptions<CoordinationSignInOptions> options)
{
    private const int Most = 3;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private volatile Known? _known;

    /// <summary>The names; none where nobody has given one and there are many halls.</summary>
    public async ValueTask<ImmutableArray<PlanName>> ReadAsync(CancellationToken cancellation)
    {
        if (options.Value.Installation is { } name)
        {
            return [name];
        }

        var known = _known;
        if (known is null || coordination.Time.GetElapsedTime(known.At) > Fresh)
        {
            _known = known = new Known(await FindAsync(known?.Names ?? [], cancellation), coordination.Time.GetTimestamp());
        }

        return known.Names;
    }

    /// <summary>The plan of a hall; null where none was published.</summary>
    public async ValueTask<HallPlan?> FindAsync(CentreId hall, CancellationToken cancellation) => (await coordination.Plan(hall).ReadAsync(cancellation))?.Plan;

    private async ValueTask<ImmutableArray<PlanName>> FindAsync(ImmutableArray<PlanName> before, CancellationToken cancellation)
    {
        try
        {
            var halls = await coordination.Journal.ReadVersionsAsync(GrainKind.Plan, null, Most + 1, cancellation);
            var names = ImmutableArray.CreateBuilder<PlanName>();
            foreach (var (grain, _) in halls.Count > Most ? [] : halls)
            {
                if (CentreId.TryParse(grain.Id, out var hall) && await FindAsync(hall, cancellation) is { } plan)
                {
                    names.Add(plan.Name);
                }
            }

            return names.ToImmutable();
        }
        catch (CoordinationException)
        {
            return before;
        }
    }

    private sealed record Known(ImmutableArray<PlanName> Names, long At);
}
