using System.Text;
using System.Threading.Channels;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Web.Events;

namespace Coordination.Console.Live;

/// <summary>What several readers look at, rendered once for all of them whenever something happens in the hall.</summary>
/// <remarks>It follows the record while anybody looks, and stops when the last one has gone.</remarks>
/// <param name="hall">The hall whose events count; null for all of them.</param>
/// <param name="feed">The change feed.</param>
/// <param name="render">Renders it as it is now; null where there is nothing to show any more.</param>
/// <param name="report">Is told of faults.</param>
internal sealed class LiveView(CentreId? hall, EventFeed feed, Func<CancellationToken, ValueTask<string?>> render, Action<Exception> report) : IDisposable
{
    // What comes of one command is one change to look at. Where much happens, a view is rendered this often: within a second everybody sees it all the same.
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(700);

    // Minutes go by also where nothing happens.
    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly HashSet<Channel<byte[]>> _readers = [];
    private readonly CancellationTokenSource _ended = new();
    private string? _last;
    private byte[]? _frame;
    private bool _isOver;

    /// <summary>Lets a reader in; null where the last one has just gone, and another view has to take this one's place.</summary>
    public Channel<byte[]>? Enter()
    {
        // A slow reader misses what was shown meanwhile, never what is shown now.
        var reader = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_gate)
        {
            if (_isOver)
            {
                return null;
            }

            if (_frame is not null)
            {
                reader.Writer.TryWrite(_frame);
            }

            if (_readers.Add(reader) && _readers.Count == 1)
            {
                _ = FollowAsync(_ended.Token);
            }

            return reader;
        }
    }

    /// <summary>A reader has gone.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool Leave(Channel<byte[]> reader)
    {
        bool isLast;
        lock (_gate)
        {
            // Nobody comes in any more after that, so it happens once.
            isLast = _readers.Remove(reader) && _readers.Count == 0;
            _isOver |= isLast;
        }

        if (isLast)
        {
            _ended.Cancel();
        }

        return isLast;
    }

    private async Task FollowAsync(CancellationToken ended)
    {
        // Not on the thread of whoever came first.
        await Task.Yield();
        try
        {
            while (!ended.IsCancellationRequested)
            {
                await ShowAgainAndAgainAsync(ended);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The last reader has gone.
        }
        finally
        {
            Dispose();
        }
    }

    public void Dispose() => _ended.Dispose();

    private async Task ShowAgainAndAgainAsync(CancellationToken ended)
    {
        try
        {
            var (position, hasLeapt) = (await feed.ReadLastSequenceAsync(ended), true);
            while (true)
            {
                var shown = TimeProvider.System.GetTimestamp();
                Tell(await render(ended));
                (position, hasLeapt) = await WaitAsync(position, hasLeapt ? Again : AtLeast, shown, ended);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ended.IsCancellationRequested)
        {
            // The store, or the part of the cluster that knows, cannot be asked: what is shown is as old as it is.
            if (fault is not CoordinationException)
            {
                report(fault);
            }

            Tell("stale", "");
            await Task.Delay(Again, TimeProvider.System, ended);
        }
    }

    /// <summary>Waits for something of this hall, or until it is time to look again anyway.</summary>
    /// <returns>How far the record is that is looked at next, and whether events were passed over on the way.</returns>
    private async ValueTask<(long Position, bool HasLeapt)> WaitAsync(long position, TimeSpan atMost, long shown, CancellationToken ended)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var told = feed.Told;
            if (told > position)
            {
                var early = Pace - TimeProvider.System.GetElapsedTime(shown);
                await Task.Delay(early > Settled ? early : Settled, TimeProvider.System, ended);
                (var isOurs, position, var hasLeapt) = await CatchUpAsync(position, ended);
                if (isOurs)
                {
                    return (position, hasLeapt);
                }
            }

            var left = atMost - TimeProvider.System.GetElapsedTime(begun);
            if (left <= TimeSpan.Zero)
            {
                return (position, false);
            }

            await feed.WaitAsync(told, left, ended);
        }
    }

    // More than one batch is passed over: to look costs less than to read whether any of so much happened here. What is shown then is looked at once more: an event before the last one may have been committed after it.
    private async ValueTask<(bool IsOurs, long Position, bool HasLeapt)> CatchUpAsync(long position, CancellationToken ended)
    {
        var until = await feed.ReadLastSequenceAsync(ended);
        if (until - position > FeedItemReader.BatchSize)
        {
            return (true, until, true);
        }

        var items = await feed.ReadAsync(position, ended);
        return (items.Any(item => hall is null || item.Centre is null || item.Centre == hall), items.Count > 0 ? items[^1].Sequence : position, false);
    }

    private void Tell(string? html)
    {
        if (html is null)
        {
            Tell("over", "");
        }
        else if (html == _last)
        {
            Tell("same", "");
        }
        else
        {
            _last = html;
            Tell("view", html);
        }
    }

    private void Tell(string name, string data)
    {
        var frame = FrameOf(name, data);
        lock (_gate)
        {
            _frame = name == "view" ? frame : _frame;
            foreach (var reader in _readers)
            {
                // Of what has not been sent yet, the view itself goes first: that it is the same tells nothing to who has not seen it.
                if (name == "view" || !reader.Reader.TryPeek(out _))
                {
                    reader.Writer.TryWrite(frame);
                }
            }
        }
    }

    private static byte[] FrameOf(string name, string data)
    {
        var frame = new StringBuilder($"event: {name}\n");
        foreach (var line in data.Split('\n'))
        {
            frame.Append("data: ").Append(line.TrimEnd('\r')).Append('\n');
        }

        return Encoding.UTF8.GetBytes(frame.Append('\n').ToString());
    }
}
