using System.Collections.Immutable;
using System.Security.Cryptography;
using Coordination.Access;
using Coordination.Batches;
using Coordination.Console.Commands;
using Coordination.Console.Guards;
using Coordination.Console.Parts;
using Coordination.Console.Requests;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Web.Access;
using Coordination.Web.Callers;
using Coordination.Web.Management.Batches;
using Coordination.Web.Management.Queries;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Console.Batches;

/// <summary>A batch is put together in its page's address: the filter, then what is to be done, then what that would be for. Only the last step is a form that does something.</summary>
internal static class BatchFormPages
{
    private const int KeyDigits = 32;

    public static void Map(RouteGroupBuilder pages)
    {
        Filtered(pages.MapGet("/halls/{centre}/batches/new", ShowAsync));
        Filtered(pages.MapPost("/halls/{centre}/batches/new", StartAsync));
    }

    private static void Filtered(RouteHandlerBuilder page)
    {
        page.Needs(Permission.GiveBatches).Takes(DepartmentScope.Parameter, "Only this department's.");
        foreach (var filter in (string[])[.. RequestsPages.Filters, .. BatchOrderQuery.Names])
        {
            page.Takes(filter, "As the API's own preview takes it.");
        }
    }

    private static async Task<IResult> ShowAsync(InHall hall, RequestSearch search, BatchOrderQuery order, HttpContext call) =>
        RequestsPages.SourcesOf(hall, call) is { } sources ? await PageAsync(search, order, sources, call, model => model) : new ProblemResult(RequestsPages.NoLists);

    private static async Task<IResult> StartAsync(InHall hall, RequestSearch search, BatchOrderQuery order, PrincipalCaller caller, HttpContext call, IAntiforgery antiforgery)
    {
        if (RequestsPages.SourcesOf(hall, call) is not { } sources)
        {
            return new ProblemResult(RequestsPages.NoLists);
        }

        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form || !int.TryParse(form["expected"], out var expected))
        {
            return new ProblemResult(FormProblems.Stale);
        }

        if (OrderOf(order) is not { } whole)
        {
            return new ProblemResult(BatchOrderQuery.Missing);
        }

        var sent = SentCommand.Read(form, [], call, caller);
        if (sent.Refusal is { } unclear)
        {
            return await PageAsync(search, order, sources, call, model => model with { Refusal = unclear, Kept = form }, StatusCodes.Status400BadRequest);
        }

        var start = new StartBatch(whole, [], sent.Reason) { Asked = BatchPlanning.Asked(call.Request.Query) };
        var (receipt, problem) = await BatchStarting.StartAsync(start, search.Filter, expected, call, sent.Meta, sources);
        return receipt is not null ? PageAnswer.Go(call, BatchWords.PathOf(hall.Id, receipt.Batch))
            : problem!.Code == ProblemCodes.CountDiffers ? await PageAsync(search, order, sources, call, model => model with { Seen = expected, Kept = form }, problem.Status)
            : await PageAsync(search, order, sources, call, model => model with { Refusal = new Refusal(problem.Code, problem.Detail, problem.Field), Kept = form }, problem.Status);
    }

    private static async Task<IResult> PageAsync(
        RequestSearch search, BatchOrderQuery order, QueryListing.Sources sources, HttpContext call, Func<BatchFormModel, BatchFormModel> with, int status = StatusCodes.Status200OK)
    {
        var (preview, problem) = await PreviewAsync(search, OrderOf(order), sources, call.RequestAborted);
        var query = RequestsQuery.Of(call.Request.Query);
        var model = with(new BatchFormModel(query, RandomNumberGenerator.GetHexString(KeyDigits, lowercase: true))
        {
            Filter = query.With([.. BatchOrderQuery.Names.Append("limit").Select(name => (name, (string?)null))]),
            Verb = order.Order?.Verb,
            Order = preview is null ? null : OrderOf(order),
            Preview = preview,
            Refusal = problem is null ? null : new Refusal(problem.Code, problem.Detail, problem.Field),
        });
        return new PageResult<BatchFormView, BatchFormModel>("Batches", async (page, cancellation) => order.Order?.Verb == BatchVerb.Give
            ? model with { People = await StaffChoice.ReadAsync(page, call.RequestServices.GetRequiredService<ICoordination>(), null, cancellation) }
            : model)
        {
            Status = problem is null ? status : problem.Status,
            Title = (page, _) => page.Texts.Of("NewBatch"),
        };
    }

    private static async ValueTask<Found<BatchPreviewView>> PreviewAsync(RequestSearch search, BatchOrder? order, QueryListing.Sources sources, CancellationToken cancellation) =>
        order is null ? default : await Answers.FindAsync<BatchPreviewView>(BatchCommands.PreviewAsync(search, new BatchOrderQuery(order, null), sources, cancellation));

    // Null while something is still to be chosen. What belongs to another command is left out: the reader has chosen that before.
    private static BatchOrder? OrderOf(BatchOrderQuery asked) => asked.Order switch
    {
        { Verb: BatchVerb.Escalate } order => order.Urgency is null ? null : new BatchOrder(order.Verb) { Urgency = order.Urgency },
        { Verb: BatchVerb.Transfer } order => order.To is null ? null : new BatchOrder(order.Verb) { To = order.To },
        { Verb: BatchVerb.Give } order => order.Staff is null ? null : new BatchOrder(order.Verb) { Staff = order.Staff },
        { } order => new BatchOrder(order.Verb),
        null => null,
    };
}
