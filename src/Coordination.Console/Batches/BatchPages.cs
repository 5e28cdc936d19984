using Coordination.Access;
using Coordination.Batches;
using Coordination.Console.Audit;
using Coordination.Console.Commands;
using Coordination.Console.Exports;
using Coordination.Console.Guards;
using Coordination.Console.Requests;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.Management.Batches;
using Coordination.Web.Management.Queries;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Batches;

/// <summary>Commands for many requests at once: which there were, how far each is, and what became of each request.</summary>
internal static class BatchPages
{
    private const int Rows = 50;

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/halls/{centre}/batches", Show).Needs(Permission.ReadBatches)
            .Takes(DepartmentScope.Parameter, "Only this department's.").Takes("stage", "So far.").Takes("limit", "At most so many.").Takes("cursor", "The next page.");
        BatchFormPages.Map(pages);
        pages.MapGet("/halls/{centre}/batches/{batch}", ShowOne).Needs(Permission.ReadBatches).Takes("outcome", "Only those of which this became.").Takes("cursor", "The next page.");
        foreach (var form in TableForm.ForPeople)
        {
            pages.MapGet(
                    $"/halls/{{centre}}/batches/{{batch}}/items.{form.Extension}",
                    (RouteValue<CentreId> centre, RouteValue<BatchId> batch, BatchItemsQuery query, HttpContext call, ICoordination coordination) => ExportAsync(form, centre, batch, query, call, coordination))
                .Needs(Permission.ReadBatches).Takes("outcome", "Only those of which this became.");
        }

        CommandPages.Map(pages, "/halls/{centre}/batches/{batch}/cancel", new CancelCommand(), Permission.GiveBatches);
    }

    private static async Task<IResult> ExportAsync(
        TableForm form, RouteValue<CentreId> centre, RouteValue<BatchId> batch, BatchItemsQuery query, HttpContext call, ICoordination coordination)
    {
        var verb = (await coordination.Batch(centre.Value, batch.Value).ReadAsync(call.RequestAborted))?.Order?.Verb ?? default;
        return await BatchReading.ExportItemsAsync(
            centre, batch, query, coordination, form, ColumnChoice.All, call.RequestAborted, FileColumns.OfBatch(new FileWords(await PageContexts.ReadAsync(call)), verb));
    }

    private static IResult Show(InHall hall, BatchListQuery query, HttpContext call, ICoordination coordination)
    {
        if (RequestsPages.SourcesOf(hall, call) is null)
        {
            return new ProblemResult(RequestsPages.NoLists);
        }

        var asked = RequestsQuery.Of(call.Request.Query);
        var names = ActorNames.In(call);
        return new PageResult<BatchesPageView, BatchesModel>("Batches", async (page, cancellation) =>
        {
            var found = await BatchReading.FindAsync(hall.Id, query with { Limit = asked["limit"] is null ? Rows : query.Limit }, coordination, cancellation);
            return new BatchesModel(found, asked) { Names = await names.ReadAsync(page, found.Rows.Select(batch => batch.By.Id), cancellation) };
        })
        {
            IsLive = true,
        };
    }

    private static IResult ShowOne(InHall hall, RouteValue<BatchId> batch, BatchItemsQuery query, HttpContext call, ICoordination coordination)
    {
        var (asked, names) = (RequestsQuery.Of(call.Request.Query), ActorNames.In(call));

        return new PageResult<BatchPageView, BatchModel>("Batches", async (page, cancellation) =>
            await coordination.Batch(hall.Id, batch.Value).ReadAsync(cancellation) is { } state && BatchView.Of(state) is var view && (query.Outcome ?? BatchModel.FirstOf(view)) is var outcome
                && await BatchReading.FindItemsAsync(hall.Id, batch.Value, query with { Outcome = outcome, Limit = Rows }, coordination, cancellation) is { } items
                    ? new BatchModel(view, items, outcome, asked) { Names = await names.ReadAsync(page, [state.By?.Id ?? "", state.CancelledBy?.Id ?? ""], cancellation) }
                    : Problem.NotFound($"There is no batch '{batch.Value}' in this hall.", "batch"))
        {
            IsLive = true,
            Title = (page, model) => BatchWords.Of(page, model.Batch),
        };
    }

    private sealed record CancelCommand() : ConsoleCommand("CancelBatch", "Batches", [])
    {
        public override async ValueTask<CommandTarget?> FindAsync(HttpContext call, ICoordination coordination) =>
            CentreId.TryParse(call.GetRouteValue("centre") as string, out var hall) && BatchId.TryParse(call.GetRouteValue("batch") as string, out var batch)
            && await coordination.Batch(hall, batch).ReadAsync(call.RequestAborted) is { } state
                ? new CommandTarget(hall, BatchGrainKind.Instance.KeyOf(hall, batch.ToString()), state.Version, page => BatchWords.About(page, BatchView.Of(state)), BatchWords.PathOf(hall, batch)) { Id = batch.ToString() }
                : null;

        public override ValueTask<Refusal?> ExecuteAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation) =>
            RefusalOfAsync(coordination.Batch(target.Hall, new BatchId(target.Id)).ExecuteAsync(new CancelBatch(form.Reason), form.Meta, cancellation));
    }
}
