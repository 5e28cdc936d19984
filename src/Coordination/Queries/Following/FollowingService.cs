using Coordination.Journal;
using Coordination.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.Queries.Following;

/// <summary>Keeps the queries of a host up with the record, for as long as the host runs: at once when somebody asks, else every few seconds.</summary>
/// <remarks>Of the silos of a cluster one follows while nobody asks; the others look on, and one of them goes on when it stands still.</remarks>
internal sealed partial class FollowingService(
    IJournalReader journal, IQueryStore store, FollowingRequests requests, QueryMeters meters, TimeProvider time, IHostApplicationLifetime? application, ILogger<FollowingService> logger) : BackgroundService
{
    private static readonly TimeSpan Unasked = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(2);

    private readonly ILogger _log = CalmLogs.Over(logger, nameof(FollowingService), time);
    private readonly RecordFollower _follower = new(journal, store);
    private long _own = -1;
    private long _seen = -1;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!requests.AreHeard)
        {
            return;
        }

        try
        {
            // The engine opens the record when it starts.
            await WhenStartedAsync(stoppingToken);
            for (var isOpen = false; !stoppingToken.IsCancellationRequested;)
            {
                isOpen = await TryAsync(isOpen, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task WhenStartedAsync(CancellationToken stopping)
    {
        // Who starts services one after the other, without a host, has started the engine before.
        if (application is null)
        {
            return;
        }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = application.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping);
    }

    private async ValueTask<bool> TryAsync(bool isOpen, CancellationToken stopping)
    {
        try
        {
            if (!isOpen)
            {
                await store.OpenAsync(stopping);
                if (await _follower.BeginAgainIfStrangeAsync(stopping))
                {
                    LogBeginsAgain();
                }

                isOpen = true;
            }

            await NoteAsync(stopping);
            var isAsked = await requests.WaitAsync(Unasked, stopping);
            if (isAsked || !await IsLedByAnotherAsync(stopping))
            {
                await FollowAsync(stopping);
            }
        }
        catch (CoordinationException fault)
        {
            LogNotFollowed(fault.Message);
            await Task.Delay(AgainAfter, time, stopping);
        }

        return isOpen;
    }

    private async ValueTask FollowAsync(CancellationToken stopping)
    {
        while (await _follower.FollowAsync(stopping) is { } count)
        {
            if (count == 0)
            {
                return;
            }

            _own = (await store.ReadMarkAsync(stopping)).Sequence;
        }
    }

    private async ValueTask NoteAsync(CancellationToken stopping) =>
        meters.Note(await journal.ReadLastSequenceAsync(stopping), (await store.ReadMarkAsync(stopping)).Sequence);

    // It has moved since the last look, and not by this host.
    private async ValueTask<bool> IsLedByAnotherAsync(CancellationToken stopping)
    {
        var (before, now) = (_seen, (await store.ReadMarkAsync(stopping)).Sequence);
        _seen = now;
        return now != _own && before >= 0 && now != before;
    }

    [LoggerMessage(EventId = 4302, Level = LogLevel.Warning, Message = "The lists of requests are of another record than this one, as after a restore: they are made again.")]
    private partial void LogBeginsAgain();

    [LoggerMessage(EventId = 4301, Level = LogLevel.Warning, Message = "The lists of requests cannot follow the record right now ({Reason}); it is tried again shortly.")]
    private partial void LogNotFollowed(string reason);
}
