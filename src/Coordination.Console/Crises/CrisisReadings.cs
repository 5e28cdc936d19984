using Coordination.Centres;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Queries;
using Coordination.Web.Management.Crises;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Console.Crises;

/// <summary>What crises did, as of a short while ago: their page follows what happens, and goes through the lists no more often for it.</summary>
internal sealed class CrisisReadings(IServiceProvider services)
{
    private readonly SharedReadings<(CentreId, long), CrisisEffects> _counting = new(TimeSpan.FromSeconds(2));
    private readonly SharedReadings<(CentreId, long), CrisisEffects> _past = new(TimeSpan.FromMinutes(1));

    /// <summary>Null where the store keeps no lists, or does not answer soon.</summary>
    public async ValueTask<CrisisEffects?> ReadAsync(CentreId hall, CrisisRecord crisis, DateTimeOffset now, CancellationToken cancellation)
    {
        if (services.GetService<RecordQueries>() is not { } queries)
        {
            return null;
        }

        var coordination = services.GetRequiredService<ICoordination>();
        return await coordination.Plan(hall).ReadAsync(cancellation) is { } published
            ? await (crisis.LiftedAt is null ? _counting : _past).ReadAsync((hall, crisis.Version), now, () => new CrisisReader(coordination, queries).ReadAsync(published, crisis).AsTask(), cancellation)
            : null;
    }
}
