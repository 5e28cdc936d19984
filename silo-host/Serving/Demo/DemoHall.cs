using Coordination.Hosting;
using Coordination.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.SiloHost.Serving.Demo;

/// <summary>Simulated citizens and staff who use the engine as everybody else does.</summary>
internal sealed partial class DemoHall(ICoordination coordination, HallStart start, ServeOptions options, ILogger<DemoHall> log) : BackgroundService
{
    private const int Seed = 1;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await start.WhenDoneAsync(stoppingToken) is not { Plan: { Services.IsEmpty: false } plan })
        {
            return;
        }

        var clock = new DemoClock(coordination.Time, options.Speed);
        var citizens = new DemoCitizens(coordination, plan, clock, Seed);
        var desks = new DemoDesks(coordination, plan, citizens, clock, Seed);
        await desks.SignOnAsync(stoppingToken);
        await Task.WhenAll(
            KeepAsync(citizens.ArriveAsync, stoppingToken),
            KeepAsync(desks.WorkAsync, stoppingToken),
            KeepAsync(token => BringDocumentsAsync(plan, citizens, token), stoppingToken),
            KeepAsync(new DemoStatus(options.Console, coordination, plan.Centre, clock).ShowAsync, stoppingToken));
    }

    /// <summary>Citizens whom the last demo left with documents to bring.</summary>
    private async Task BringDocumentsAsync(Plans.HallPlan plan, DemoCitizens citizens, CancellationToken cancellation)
    {
        var waiting = await coordination.Journal.QueryAsync(
            new RowQuery { Centre = plan.Centre, Statuses = ["awaiting-documents"], Limit = 1000 }, cancellation);
        await Task.WhenAll(waiting.Rows
            .Where(row => RequestId.TryParse(row.Key.Id, out _))
            .Select((row, index) => citizens.SupplyAsync(new RequestId(Guid.Parse(row.Key.Id)), new DemoChance(index), cancellation)));
    }

    /// <summary>A fault of the engine does not end the demo: it goes on after a pause.</summary>
    private async Task KeepAsync(Func<CancellationToken, Task> part, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await part(cancellation);
                return;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (CoordinationException fault)
            {
                LogPaused(log, fault);
                await Task.Delay(Pause, coordination.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(EventId = 4001, Level = LogLevel.Warning, Message = "The demo pauses because the engine met a fault")]
    private static partial void LogPaused(ILogger log, Exception fault);
}
