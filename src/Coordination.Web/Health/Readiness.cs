using System.Collections.Immutable;
using Coordination.Hosting;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Health;

/// <summary>Tells whether the journal and the centres answer, without internal details.</summary>
internal static partial class Readiness
{
    public static async Task<IResult> CheckAsync(
        ICoordination coordination, IOptions<CoordinationWebOptions> options, IHostApplicationLifetime lifetime, IServiceProvider services, ILogger<EventLog> log, CancellationToken cancellation)
    {
        // Expected, and asked for by every probe: it is answered, and not logged.
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return new ProblemResult(new Problem(StatusCodes.Status503ServiceUnavailable, ProblemCodes.NotReady, "The host is stopping: it answers its last calls. Send new ones to another host."));
        }

        var parts = await EngineReadiness.AskAsync(coordination, options.Value.ReadyTimeout, cancellation);
        foreach (var part in parts.Where(part => part.Fault is not null))
        {
            LogNotReady(log, part.Part, part.Fault!.Message);
        }

        var waking = services.GetService<StartProgress>()?.Waking;
        var silent = parts.Where(part => !part.IsReady).Select(part => new Fault(part.Part, part.Message)).ToImmutableArray();
        return silent.IsEmpty
            ? new JsonResponse<HealthView>(new HealthView("ready", [.. parts.Select(part => part.Part)], waking))
            : new ProblemResult(new Problem(StatusCodes.Status503ServiceUnavailable, ProblemCodes.NotReady, waking is null ? silent[0].Message : $"{silent[0].Message} The host is {waking}.", silent[0].Path)
            {
                Faults = silent,
                RetryAfter = 5,
            });
    }

    [LoggerMessage(EventId = 3010, Level = LogLevel.Warning, Message = "Not ready: {Part} cannot be used: {Reason}")]
    private static partial void LogNotReady(ILogger log, string part, string reason);

    /// <summary>Names the log's category.</summary>
    internal sealed class EventLog;
}
