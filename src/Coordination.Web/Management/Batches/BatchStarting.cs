using System.Collections.Immutable;
using System.Security.Cryptography;
using Coordination.Access;
using Coordination.Batches;
using Coordination.Hosting;
using Coordination.Queries;
using Coordination.Web.Management.Queries;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Batches;

/// <summary>Gives a batch, once for a key.</summary>
internal static class BatchStarting
{
    private const int RandomBytes = 16;

    /// <summary>Which batch a caller's command makes: the same one for the same key.</summary>
    public static BatchId IdOf(CentreId hall, CommandMeta meta) =>
        meta.Key is { } key ? BatchId.Of(hall, meta.By, key) : BatchId.Of(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>Gives a batch to the requests that a filter finds, if they are as many as its giver has seen.</summary>
    /// <param name="start">The batch, without its requests.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="expected">How many it found at the preview.</param>
    /// <param name="call">The call.</param>
    /// <param name="meta">Who gives it.</param>
    /// <param name="sources">Where requests are found.</param>
    public static async Task<(BatchReceipt? Receipt, Problem? Problem)> StartAsync(
        StartBatch start, RequestFilter filter, int expected, HttpContext call, CommandMeta meta, QueryListing.Sources sources)
    {
        // The filter may find others since: what was given with the key is looked for first.
        if (await FindRepeatedAsync(start, meta, sources) is ({ } receipt, var reused))
        {
            return (reused is null ? receipt : null, reused);
        }

        var (rows, _, problem) = await BatchPlanning.FindAsync(filter, sources.Queries, call.RequestAborted);
        return problem is not null ? (null, problem)
            : rows.Count != expected ? (null, BatchPlanning.Differs(expected, rows.Count))
            : await StartAsync(start with { Requests = [.. rows.Select(row => row.Request)], Department = filter.Department, Holder = filter.Holder }, call, meta, sources.Coordination, sources.Centre);
    }

    /// <summary>Gives a batch to requests that are known.</summary>
    public static async Task<(BatchReceipt? Receipt, Problem? Problem)> StartAsync(StartBatch start, HttpContext call, CommandMeta meta, ICoordination coordination, CentreId hall)
    {
        var grants = call.Features.Get<AccessCaller>()?.Grants;
        var reply = await coordination.Batch(hall, IdOf(hall, meta)).ExecuteAsync(start with { Grants = grants }, meta, call.RequestAborted);
        return reply.IsRefused ? (null, Problem.Of(reply.Refusal)) : (reply.Value, null);
    }

    private static async ValueTask<(BatchReceipt? Receipt, Problem? Problem)> FindRepeatedAsync(StartBatch start, CommandMeta meta, QueryListing.Sources sources)
    {
        if (meta.Key is null || await sources.Coordination.Batch(sources.Centre, IdOf(sources.Centre, meta)).ReadAsync() is not { } known)
        {
            return default;
        }

        // Answered as at first, however far it is by now: its start is its first event.
        return (new BatchReceipt(known.Id, Version: 1, BatchStage.Running), known.Order == start.Order && known.Asked == start.Asked && known.Reason == start.Reason.Code
            ? null
            : Problem.Of(new Refusal(RefusalCodes.KeyReused, "This key was used before with another batch; give a new one a new key.", "key")));
    }
}
