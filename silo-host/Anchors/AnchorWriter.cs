using System.Threading.Channels;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.SiloHost.Serving;
using Coordination.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.SiloHost.Anchors;

/// <summary>Writes an anchor whenever so many events more are on record, and when the host stops.</summary>
/// <remarks>
/// It reads the change feed as any other reader does, beside the engine. Whatever befalls it, the host serves: a fault is said once, and
/// what failed is tried again, later each time.
/// </remarks>
internal sealed partial class AnchorWriter(
    ICoordination engine, HallStart start, IAnchorTarget target, ServeOptions options, TimeProvider time, ILogger<AnchorWriter> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = CalmLogs.Over(logger, nameof(AnchorWriter), time);
    private readonly Channel<long> _news = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private RunningAnchor? _running;
    private long _kept;
    private bool _isContradicted;

    /// <summary>Keeps the anchor of what is on record by now, once, and ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_running is not null)
        {
            await TryAsync(() => KeepAsync(1, cancellationToken), cancellationToken);
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        target.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.WhenDoneAsync(stoppingToken);
        engine.Journal.Committed += OnCommitted;
        try
        {
            await RunAsync(stoppingToken);
        }
        finally
        {
            engine.Journal.Committed -= OnCommitted;
        }
    }

    private async Task RunAsync(CancellationToken stop)
    {
        var pause = FirstPause;
        OnCommitted(0);
        while (!_isContradicted)
        {
            await _news.Reader.ReadAsync(stop);
            if (await TryAsync(() => StepAsync(stop), stop))
            {
                pause = FirstPause;
                continue;
            }

            await Task.Delay(pause, time, stop);
            pause = pause + pause < LongestPause ? pause + pause : LongestPause;
            OnCommitted(0);
        }
    }

    private async ValueTask StepAsync(CancellationToken stop)
    {
        _running ??= await BeginAsync(stop);
        if (_running is not null)
        {
            await KeepAsync(options.AnchorEvery, stop);
        }
    }

    // Where the record has lost what the last anchor knows, a new one would hide it.
    private async ValueTask<RunningAnchor?> BeginAsync(CancellationToken stop)
    {
        var last = await target.ReadLastAsync(stop);
        var running = new RunningAnchor(engine.Journal, last);
        if (await running.FitsAsync(stop))
        {
            return running;
        }

        _isContradicted = true;
        Log.Contradicted(_logger, target.Name, last!.Value.ToString());
        return null;
    }

    private async ValueTask KeepAsync(long every, CancellationToken cancellation)
    {
        await _running!.AdvanceAsync(cancellation);
        if (_running.Current is { } anchor && _running.Count - _kept >= every)
        {
            await target.KeepAsync(anchor, time.GetUtcNow(), cancellation);
            _kept = _running.Count;
            Log.Kept(_logger, anchor.Sequence, target.Name);
        }
    }

    private async ValueTask<bool> TryAsync(Func<ValueTask> work, CancellationToken cancellation)
    {
        try
        {
            await work();
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
#pragma warning disable CA1031 // Whatever it is: the hall is served, and it is tried again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.Failed(_logger, fault is AnchorTargetException ? fault.Message : $"{target.Name} (the record cannot be read: {fault.Message.TrimEnd('.')})");
            return false;
        }
    }

    private void OnCommitted(long sequence) => _news.Writer.TryWrite(sequence);

    private static partial class Log
    {
        [LoggerMessage(4101, LogLevel.Warning, "The anchor of the record cannot be kept: {What}. It is tried again, later each time; the hall is served meanwhile.")]
        public static partial void Failed(ILogger logger, string what);

        [LoggerMessage(4102, LogLevel.Error, "The record has lost what the last anchor of {What} knows: {Anchor}. No more anchors are written; run 'silo-host verify --expect' with it, and see docs/security.md.")]
        public static partial void Contradicted(ILogger logger, string what, string anchor);

        [LoggerMessage(4103, LogLevel.Information, "The anchor of the record up to {Sequence} is kept by {What}.")]
        public static partial void Kept(ILogger logger, long sequence, string what);
    }
}
