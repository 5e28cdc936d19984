using System.Collections.Immutable;
using System.Reflection;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Queries;
using Coordination.Web.Binding;
using Coordination.Web.Management.Centres;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Management.Crises;

/// <summary>The crises that a hall has had.</summary>
internal static class CrisisListing
{
    public static async Task<IResult> ListAsync(RouteValue<CentreId> centre, CrisisQuery query, HttpContext call, ICoordination coordination, CancellationToken cancellation)
    {
        if (await coordination.Plan(centre.Value).ReadAsync(cancellation) is not { } published)
        {
            return CentreReading.Unknown(centre.Value);
        }

        var reader = call.RequestServices.GetService<RecordQueries>() is { } queries ? new CrisisReader(coordination, queries) : null;
        var older = (await CrisisHistory.ReadAsync(centre.Value, coordination.Journal, cancellation)).Where(crisis => query.Before is not { } before || crisis.Version < before).ToList();
        var crises = ImmutableArray.CreateBuilder<CrisisRecord>();
        foreach (var crisis in older.Take(query.Limit))
        {
            crises.Add(reader is null ? crisis : crisis with { Effects = await reader.ReadAsync(published, crisis, cancellation) });
        }

        return new JsonResponse<CrisisRecords>(new CrisisRecords(centre.Value, crises.ToImmutable(), older.Count > query.Limit ? crises[^1].Version : null));
    }
}

/// <summary>Which crises to list.</summary>
/// <param name="Before">Only those declared by a version before this one; null for the latest.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Problem">What is wrong with the query.</param>
internal sealed record CrisisQuery(long? Before, int Limit, Problem? Problem) : IBound
{
    /// <summary>As many as are asked for at once where nobody says: what each did is read from the lists.</summary>
    public const int DefaultLimit = 10;

    private const int MaxLimit = 50;

    public static ValueTask<CrisisQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var (before, limit) = (query.Number("before", 1, long.MaxValue), query.Number("limit", 1, MaxLimit));
        return ValueTask.FromResult<CrisisQuery?>(new CrisisQuery(before, (int)(limit ?? DefaultLimit), query.Finish()));
    }
}
