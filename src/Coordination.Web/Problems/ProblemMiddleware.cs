using Coordination.Web.Surface;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Problems;

/// <summary>
/// Sees to it that every error below the API's paths is a problem: thrown, or a bare status set by the server or the router; that every
/// answer says what browsers may make of it; and that no page of another site gets as far as a command.
/// </summary>
internal sealed partial class ProblemMiddleware(
    RequestDelegate next, IOptions<CoordinationWebOptions> options, ILogger<ProblemMiddleware> log)
{
    /// <summary>Where the console is mapped. Its pages say themselves, as pages, that a page of another site may send nothing.</summary>
    public const string ConsolePath = "/console";

    private static readonly PathString[] Prefixes = ["/v1", "/management/v1", "/session", "/sign-in", "/sign-out", "/health", "/openapi", ConsolePath];

    public Task InvokeAsync(HttpContext context)
    {
        var header = HeaderText.Check(context.Request.Headers);
        return options.Value.ServesNothingElse || IsOurs(context.Request.Path) ? GuardAsync(context, header)
            : header is null ? next(context)
            : RefuseAsync(context);
    }

    private static bool IsOurs(PathString path) => Array.Exists(Prefixes, prefix => path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));

    private static bool IsConsole(PathString path) => path.StartsWithSegments(ConsolePath, StringComparison.OrdinalIgnoreCase);

    // What is not ours is refused as the server would have.
    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private async Task GuardAsync(HttpContext context, Problem? header)
    {
        SecurityHeaders.Apply(context.Response, options.Value.ServesNothingElse);
        try
        {
            if ((header ?? (IsConsole(context.Request.Path) ? null : CrossSite.Check(context.Request, options.Value))) is { } problem)
            {
                await new ProblemResult(problem).ExecuteAsync(context);
                return;
            }

            await (HttpMethods.IsHead(context.Request.Method) ? HeadRequest.AnswerAsync(context, next) : next(context));
            await FillAsync(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, fault);
        }
    }

    private static Task FillAsync(HttpContext context)
    {
        var response = context.Response;
        return response is { StatusCode: >= 400, HasStarted: false, ContentType: null, ContentLength: null }
            ? new ProblemResult(FaultProblem.OfBare(response)).ExecuteAsync(context)
            : Task.CompletedTask;
    }

    private Task AnswerAsync(HttpContext context, Exception fault)
    {
        var problem = FaultProblem.Of(fault);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            // It is the store's trouble or a take-over, and comes once per call while that lasts: a stack would only hide it.
            LogTrouble(log, context.Request.Method, context.Request.Path, problem.Code, fault.Message);
        }
        else if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            LogFault(log, context.Request.Method, context.Request.Path, problem.Code, fault);
        }

        context.Response.Clear();
        return new ProblemResult(problem).ExecuteAsync(context);
    }
}
