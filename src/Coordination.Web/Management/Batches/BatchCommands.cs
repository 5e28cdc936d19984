using Coordination.Batches;
using Coordination.Hosting;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Management.Centres;
using Coordination.Web.Management.Queries;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Coordination.Web.StaffDesk;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Batches;

/// <summary>Batches are looked at before, given and stopped.</summary>
internal static class BatchCommands
{
    private static readonly string[] WithNames = ["department", "holder"];

    public static async Task<IResult> PreviewAsync(RequestSearch search, BatchOrderQuery asked, QueryListing.Sources sources, CancellationToken cancellation)
    {
        if (await sources.SpokenAsync(cancellation) is not { } spoken)
        {
            return CentreReading.Unknown(sources.Centre);
        }

        if (asked.Order is not { } order)
        {
            return new ProblemResult(BatchOrderQuery.Missing);
        }

        if (order.Check(spoken.Plan) is { } refusal)
        {
            return ReplyResults.Refused(refusal.Field == "urgency" ? refusal with { Message = refusal.Message.Replace("'urgency'", "'newUrgency'", StringComparison.Ordinal), Field = "newUrgency" } : refusal);
        }

        var (rows, state, problem) = await BatchPlanning.FindAsync(search.Filter, sources.Queries, cancellation);
        return problem is null ? new JsonResponse<BatchPreviewView>(await BatchPlanning.PreviewAsync(order, rows, state, spoken, sources, cancellation)) { Languages = spoken.Languages } : new ProblemResult(problem);
    }

    public static async Task<IResult> StartAsync(
        RequestSearch search, Body<BatchBody> body, SupervisorCaller caller, QueryListing.Sources sources, HttpContext call, CancellationToken cancellation)
    {
        if (await sources.PlanAsync(cancellation) is not { } plan)
        {
            return CentreReading.Unknown(sources.Centre);
        }

        var (named, start) = (body.Value.Requests, new StartBatch(body.Value.ToOrder(), [], body.Value.ToReason()) { Asked = BatchPlanning.Asked(call.Request.Query) });
        if (start.Order.Check(plan) is { } refusal)
        {
            return ReplyResults.Refused(refusal);
        }

        if (Check(body.Value, call.Request.Query) is { } wrong)
        {
            return new ProblemResult(wrong);
        }

        var (receipt, problem) = named is { } requests
            ? await BatchStarting.StartAsync(
                start with { Requests = requests, Asked = "", Department = search.Filter.Department, Holder = search.Filter.Holder }, call, caller.Meta, sources.Coordination, sources.Centre)
            : await BatchStarting.StartAsync(start, search.Filter, body.Value.Expected ?? 0, call, caller.Meta, sources);
        return receipt is null ? new ProblemResult(problem!) : new JsonResponse<BatchReceipt>(receipt);
    }

    public static Task<IResult> CancelAsync(
        RouteValue<CentreId> centre, RouteValue<BatchId> batch, Body<ReasonBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(coordination.Batch(centre.Value, batch.Value).ExecuteAsync(new CancelBatch(body.Value.ToReason()), caller.Meta, cancellation));

    private static Problem? Check(BatchBody body, IQueryCollection query) =>
        body.Requests is null ? body.Expected is null ? Problem.Invalid("expected", "The field 'expected' is missing: look at the preview, and give its count.") : null
        : body.Expected is not null ? Problem.Invalid("expected", "The field 'expected' is for a filter: leave it out where 'requests' are named.")
        : query.Keys.FirstOrDefault(name => !WithNames.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } other
            ? Problem.Invalid(other, $"The parameter '{other}' is of a filter, and 'requests' are named: leave out one of both. With them go {string.Join(" and ", WithNames)}, which say whose items are meant.")
            : null;
}
