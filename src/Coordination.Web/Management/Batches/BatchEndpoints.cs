using Coordination.Access;
using Coordination.Batches;
using Coordination.Hosting;
using Coordination.Queries;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.Management.Queries;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Web.Management.Batches;

/// <summary>One command for many requests. Only where a store keeps the lists by which they are found.</summary>
internal static class BatchEndpoints
{
    private const string Paged = "Keyset pagination: give 'next' as 'cursor' for the next page.";

    public static void Map(RouteGroupBuilder centre)
    {
        if (((IEndpointRouteBuilder)centre).ServiceProvider.GetService<RecordQueries>() is null)
        {
            return;
        }

        var batches = centre.MapGroup("/batches").WithTags("batches");
        batches.MapGet("", BatchReading.ListAsync).Needs(Permission.ReadBatches)
            .Is("listBatches", "A hall's batches, the newest first", Paged)
            .Takes("department", "For this department.").Takes("stage", "So far: running, stopping, cancelled or done.")
            .Takes("limit", "At most so many, 1 to 1000; 100 when missing.").Takes("cursor", "The 'next' of the page before.")
            .Gives<BatchPage>().Refuses(404);
        QueryEndpoints.WithRequestFilters(batches.MapGet("/preview", BatchCommands.PreviewAsync).Needs(Permission.ReadBatches)
            .Is("previewBatch", "What a batch would be for", "How many requests the filter finds, the first twenty of them, and how many look as if they will refuse. Nothing happens."))
            .Takes("command", "escalate, cancel, reopen, release, transfer or give.").Takes("newUrgency", "Of escalate: the new urgency, 1 to 5.")
            .Takes("to", "Of transfer: the other department.").Takes("staff", "Of give: the person.")
            .SpeaksLanguages().Gives<BatchPreviewView>().Refuses(404);
        QueryEndpoints.WithRequestFilters(batches.MapPost("", BatchCommands.StartAsync).Needs(Permission.GiveBatches)
            .IsCommand<BatchReceipt>("startBatch", "Give one command to many requests",
                "To those that the filter finds, in its order, or to those that the body names; 10,000 at most. Each does what the caller may have it do by hand when its turn comes. It goes on after a restart, and each request is told once."));
        batches.MapGet("/{batch}", BatchReading.ReadAsync).Needs(Permission.ReadBatches)
            .Is("readBatch", "A batch, and how far it is").Gives<BatchView>().Refuses(404);
        WithOutcome(batches.MapGet("/{batch}/items", BatchReading.ListItemsAsync).Needs(Permission.ReadBatches)
            .Is("listBatchItems", "A batch's requests, and what became of each", Paged))
            .Takes("limit", "At most so many, 1 to 1000; 100 when missing.").Takes("cursor", "The 'next' of the page before.")
            .Gives<BatchItemPage>().Refuses(404);
        batches.MapPost("/{batch}/cancel", BatchCommands.CancelAsync).Needs(Permission.GiveBatches)
            .IsCommand<BatchReceipt>("cancelBatch", "Stop a batch before its next request", "What was done stays done.");
        foreach (var form in TableForm.All)
        {
            QueryEndpoints.WithColumns(form, WithOutcome(batches.MapGet(
                    $"/{{batch}}/items.{form.Extension}",
                    (RouteValue<CentreId> centre, RouteValue<BatchId> batch, BatchItemsQuery query, ICoordination coordination, ColumnChoice fields, CancellationToken cancellation) =>
                        BatchReading.ExportItemsAsync(centre, batch, query, coordination, form, fields, cancellation))
                .Needs(Permission.ReadBatches).Is($"exportBatchItems{form.Title}", $"A batch's requests, and what became of each, as {form.Name}")))
                .Produces<string>(StatusCodes.Status200OK, form.MediaType).Refuses(404);
        }
    }

    private static RouteHandlerBuilder WithOutcome(RouteHandlerBuilder list) => list.Takes("outcome", "Only those of which this became: done, refused or left.");
}
