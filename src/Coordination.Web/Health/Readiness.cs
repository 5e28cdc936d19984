using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Answers;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Health;

/// <summary>Asks the journal and the centres; each within the time that is allowed.</summary>
internal sealed partial class Readiness(ICoordination coordination, IOptions<CoordinationWebOptions> options, ILogger<Readiness> log)
{
    private const int MaxCentres = 16;

    private readonly ImmutableArray<string>.Builder _answered = ImmutableArray.CreateBuilder<string>();
    private readonly List<Fault> _silent = [];

    public static async Task<IResult> CheckAsync(
        ICoordination coordination, IOptions<CoordinationWebOptions> options, ILogger<Readiness> log, CancellationToken cancellation)
    {
        var readiness = new Readiness(coordination, options, log);
        await readiness.AskAllAsync(cancellation);
        return readiness.Result();
    }

    private async Task AskAllAsync(CancellationToken cancellation)
    {
        await AskAsync("journal", async token => await coordination.Journal.CheckAsync(token), cancellation);
        if (_silent.Count > 0)
        {
            // Everything else lives from the journal: who asks should not wait for each of them in turn.
            return;
        }

        IReadOnlyList<GrainVersion> plans = [];
        await AskAsync("plans", async token => plans = await coordination.Journal.ReadVersionsAsync(GrainKind.Plan, null, MaxCentres, token), cancellation);
        foreach (var centre in plans.Select(plan => new CentreId(plan.Grain.Id)))
        {
            await AskAsync($"centre {centre}", async token => await coordination.Centre(centre).ReadAsync(token), cancellation);
        }
    }

    private async Task AskAsync(string part, Func<CancellationToken, Task> ask, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(options.Value.ReadyTimeout);
        try
        {
            await ask(limited.Token).WaitAsync(limited.Token);
            _answered.Add(part);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            _silent.Add(new Fault(part, $"The {part} did not answer in time."));
        }
        catch (CoordinationException fault)
        {
            LogNotReady(log, part, fault.Message);
            _silent.Add(new Fault(part, $"The {part} cannot be used; the server's log says why."));
        }
    }

    private IResult Result() => _silent.Count == 0
        ? new JsonAnswer<HealthView>(new HealthView("ready", _answered.ToImmutable()))
        : new ProblemResult(new Problem(StatusCodes.Status503ServiceUnavailable, ProblemCodes.NotReady, _silent[0].Message, _silent[0].Path)
        {
            Faults = [.. _silent],
            RetryAfter = 5,
        });

    [LoggerMessage(EventId = 3010, Level = LogLevel.Warning, Message = "Not ready: {Part} cannot be used: {Reason}")]
    private static partial void LogNotReady(ILogger log, string part, string reason);
}
