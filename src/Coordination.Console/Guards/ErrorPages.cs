using Coordination.Console.Errors;
using Coordination.Console.Shell;
using Coordination.Web;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Console.Guards;

/// <summary>Shows every problem of a page as a page, and sends whoever is not signed in to the sign-in.</summary>
internal sealed partial class ErrorPages(IOptions<CoordinationWebOptions> options, ILogger<ErrorPages> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var call = context.HttpContext;
        try
        {
            var result = CrossSite.Check(call.Request, options.Value) is { } foreign
                ? new ProblemResult(foreign)
                : await next(context);
            if (result is IPageResult page)
            {
                return await page.ShowAsync(call) is { } wrong ? await AnswerAsync(call, wrong) : Results.Empty;
            }

            return result is ProblemResult { Problem: var problem } ? await AnswerAsync(call, problem) : result;
        }
        catch (Exception fault) when (!call.Response.HasStarted && !call.RequestAborted.IsCancellationRequested)
        {
            var problem = FaultProblem.Of(fault);
            if (problem.Status == StatusCodes.Status500InternalServerError)
            {
                LogFault(log, call.Request.Path, fault);
            }

            return await AnswerAsync(call, problem);
        }
    }

    private static async ValueTask<object?> AnswerAsync(HttpContext call, Problem problem)
    {
        // Of a form it is the form that is wrong: who sent it may be whoever they are.
        problem = problem.Code == ProblemCodes.CrossSite ? problem with { Status = StatusCodes.Status400BadRequest } : problem;

        // A script that is sent to the sign-in would take that page for what it asked for.
        if (problem.Status == StatusCodes.Status401Unauthorized && call.RequestServices.HasSignIn() && !PageAnswer.IsStreamAskedFor(call.Request))
        {
            if (HttpMethods.IsGet(call.Request.Method))
            {
                call.RequestServices.GetService<SignInDestination>()?.Remember(call);
            }

            return PageAnswer.Go(call, SignInPages.Home(call));
        }

        if (problem.RetryAfter is { } seconds)
        {
            call.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var page = await ContextAsync(call, problem);
        var model = ErrorModel.Of(problem, page.Texts).At(call, page.Texts);
        await PageAnswer.WriteAsync(call, await PageRenderer.RenderPageAsync(page, model.Title, null, isLive: false, PageRenderer.Of<ErrorView, ErrorModel>(model)), problem.Status);
        return Results.Empty;
    }

    // With the navigation, where that can be read and shows nothing that is not the reader's.
    private static async ValueTask<PageContext> ContextAsync(HttpContext call, Problem problem)
    {
        try
        {
            var page = problem.Status >= StatusCodes.Status500InternalServerError ? PageContexts.Plain(call) : await PageContexts.ReadAsync(call);
            page = page is { Hall: null, Halls: [var only] } ? await PageContexts.ReadAsync(call, only.Hall) : page;
            return page.Hall is { } hall && !page.Halls.Any(choice => choice.Hall == hall) ? page with { Hall = null, Spoken = null, Department = null } : page;
        }
        catch (Exception fault) when (fault is CoordinationException or OperationCanceledException)
        {
            return PageContexts.Plain(call);
        }
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Error, Message = "The page {Path} met a fault")]
    private static partial void LogFault(ILogger log, string path, Exception fault);
}
