using Coordination.Hosting;
using Coordination.SiloHost.Telemetry;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.SiloHost.Serving;

/// <summary>Until the hall is served, the server answers that it lives and what it measures, and to everything else that it is starting and what it does.</summary>
internal static class StartGate
{
    private static readonly PathString[] Open = ["/health/live", HostTelemetry.MetricsPath];

    public static void UseStartGate(this WebApplication app)
    {
        var start = app.Services.GetRequiredService<HallStart>();
        var progress = app.Services.GetRequiredService<StartProgress>();
        app.Use((context, next) => start.IsDone || Open.Contains(context.Request.Path) ? next(context) : AnswerAsync(context, progress));
    }

    // Expected, and asked for every second by a probe: it is answered, and not logged.
    private static Task AnswerAsync(HttpContext context, StartProgress progress)
    {
        var detail = $"The host is starting and serves nothing yet: {progress.Doing}. Try again shortly, or at another host of the cluster.";
        return new ProblemResult(new Problem(StatusCodes.Status503ServiceUnavailable, ProblemCodes.Starting, detail) { RetryAfter = 1 }).ExecuteAsync(context);
    }
}
