using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Hosting;
using Coordination.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.Web.Events;

/// <summary>Ends streams whose credential was revoked, has expired, or does not allow them any more.</summary>
/// <remarks>
/// One look a second for all streams of a host, while any of them stands on a credential: at the directory of access, which
/// reads the record by one small query then, and says whether anything has changed. Only if so are streams looked at, and the policy is asked only about those whose
/// caller is another one than before. Where the record cannot be read they end as well: before it is five seconds old.
/// </remarks>
internal sealed partial class StreamWatch(IServiceProvider services, ICoordination coordination, ILogger<StreamWatch> log) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Blind = AccessDirectory.Oldest - Every;

    private readonly AccessDirectory? _directory = services.HasAccess() ? services.GetRequiredService<AccessDirectory>() : null;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly HashSet<StreamPermit> _open = [];
    private bool _isLooking;

    /// <summary>Watches a stream that is about to begin; null for one that stands on no credential.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ended">Ends the stream.</param>
    public async ValueTask<StreamPermit?> OpenAsync(HttpContext call, CancellationTokenSource ended)
    {
        if (_directory is null || call.Features.Get<AccessCaller>() is not { } caller || call.Features.Get<AccessProof>() is not { } proof)
        {
            return null;
        }

        var permit = new StreamPermit(call, proof, caller, ended);
        lock (_gate)
        {
            _open.Add(permit);
            if (!_isLooking && !_stopped.IsCancellationRequested)
            {
                _isLooking = true;
                _ = LookAgainAndAgainAsync(_directory, _stopped.Token);
            }
        }

        try
        {
            // Something may have changed since the call was decided.
            await permit.LookAsync(coordination.Time.GetUtcNow(), _directory.Changes);
            return permit;
        }
        catch
        {
            await CloseAsync(permit);
            throw;
        }
    }

    /// <summary>The stream is over.</summary>
    public async ValueTask CloseAsync(StreamPermit? permit)
    {
        if (permit is null)
        {
            return;
        }

        lock (_gate)
        {
            _open.Remove(permit);
        }

        await permit.CloseAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private async Task LookAgainAndAgainAsync(AccessDirectory directory, CancellationToken stopped)
    {
        var isOver = false;
        try
        {
            using var timer = new PeriodicTimer(Every, coordination.Time);
            while (!isOver && await timer.WaitForNextTickAsync(stopped))
            {
                isOver = !await LookAtAllAsync(directory, stopped);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(log, fault);
        }
        finally
        {
            // By a fault, or because the host stops: nothing that nobody watches goes on.
            if (!isOver)
            {
                await EndAsync(Leave());
            }
        }
    }

    private async ValueTask<bool> LookAtAllAsync(AccessDirectory directory, CancellationToken stopped)
    {
        var isKnown = await TryFollowAsync(directory, stopped) || directory.Age < Blind;
        var open = Open();
        if (isKnown)
        {
            await LookAsync(open, directory.Changes);
        }
        else
        {
            LogBlind(log, open.Length);
            await EndAsync(open);
        }

        return !open.IsEmpty;
    }

    private static Task EndAsync(ImmutableArray<StreamPermit> open) => Task.WhenAll(open.Select(permit => permit.EndAsync()));

    // None: the loop is over, and the next stream begins another one.
    private ImmutableArray<StreamPermit> Open()
    {
        lock (_gate)
        {
            _isLooking = _open.Count > 0;
            return [.. _open];
        }
    }

    private ImmutableArray<StreamPermit> Leave()
    {
        lock (_gate)
        {
            _isLooking = false;
            return [.. _open];
        }
    }

    private async ValueTask LookAsync(ImmutableArray<StreamPermit> open, long known)
    {
        var now = coordination.Time.GetUtcNow();
        foreach (var permit in open)
        {
            if (permit.Seen != known || now >= permit.Until)
            {
                await permit.LookAsync(now, known);
            }
        }
    }

    private static async ValueTask<bool> TryFollowAsync(AccessDirectory directory, CancellationToken stopped)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        late.CancelAfter(Every);
        try
        {
            await directory.FollowAsync(late.Token);
            return true;
        }
        catch (Exception fault) when (fault is CoordinationException or OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(EventId = 3021, Level = LogLevel.Warning, Message = "{Count} event streams were ended: whether their readers may go on cannot be read from the record")]
    private static partial void LogBlind(ILogger log, int count);

    [LoggerMessage(EventId = 3022, Level = LogLevel.Error, Message = "Event streams were ended, because whether their readers may go on could not be found out")]
    private static partial void LogFault(ILogger log, Exception fault);
}
