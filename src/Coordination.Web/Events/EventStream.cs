using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Coordination.Web.Events;

/// <summary>One reader's stream, at the reader's own pace: a slow one waits on its own connection, and holds up nobody.</summary>
internal sealed class EventStream(
    EventFeed feed, StreamFilter filter, Func<FeedItem, ReadOnlyMemory<byte>> frameOf, PipeWriter output, TimeSpan heartbeat)
{
    /// <summary>Whoever begins further behind than this replays; whoever falls behind later is held up by nobody but themselves.</summary>
    private const long FarBehind = 4 * FeedItemReader.BatchSize;

    private const int MostUnsent = 64 * 1024;

    private readonly TimeProvider _time = TimeProvider.System;
    private long _written;
    private long _position;

    // Of a stream of one request: what it was told by the request's own index, and whether that can be all up to where the feed goes on.
    private long _told;
    private bool _isSettled = true;

    /// <summary>The last event that its reader was sent, or that did not concern them.</summary>
    public long Position => Interlocked.Read(ref _position);

    public async Task RunAsync(long after, CancellationToken ended)
    {
        Interlocked.Exchange(ref _position, after);
        Write("retry: 2000\n");
        await MarkAsync(after, ended);
        await CatchUpAsync(ended);
        while (!ended.IsCancellationRequested)
        {
            var told = feed.Told;
            var items = await feed.ReadAsync(Position, ended);
            await SettleAsync(isFinal: items.Count > 0, ended);
            await SendAsync(items, ended);
            if (items.Count < FeedItemReader.BatchSize)
            {
                await feed.WaitAsync(told, Left(), ended);
            }

            await MarkWhenSilentAsync(ended);
        }
    }

    /// <summary>What has happened already: of one request by its own index, of all others batch by batch, in turn with others who are behind.</summary>
    private async Task CatchUpAsync(CancellationToken ended)
    {
        var head = feed.Head;
        if (filter.Request is not null && Position < head)
        {
            (_told, _isSettled) = (Position, false);
            await TellRequestAsync(ended);
            Interlocked.Exchange(ref _position, head);
        }

        var any = true;
        while (any && feed.Head - Position > FarBehind)
        {
            // At the reader's own pace, once the turn is over: a slow one is in nobody's way.
            any = await SendAsync(await feed.Turns.TakeAsync(() => feed.ReadAsync(Position, ended), ended), ended);
            await MarkWhenSilentAsync(ended);
        }
    }

    /// <summary>Looks at the request again, until nothing below the place where the feed goes on can still be written.</summary>
    /// <remarks>The store may commit a lower sequence after a higher one; the feed itself waits for it, and what was read by index did not.</remarks>
    private async Task SettleAsync(bool isFinal, CancellationToken ended)
    {
        if (!_isSettled && (isFinal || Left() <= TimeSpan.Zero))
        {
            await TellRequestAsync(ended);
            _isSettled = isFinal;
        }
    }

    private async Task TellRequestAsync(CancellationToken ended)
    {
        var items = await feed.ReadRequestAsync(filter.Request!.Value, _told, ended);
        await TellAsync(items, ended);
        _told = items.Count > 0 ? items[^1].Sequence : _told;
    }

    /// <summary>Sends a batch of the feed.</summary>
    /// <returns>Whether there was one at all.</returns>
    private async Task<bool> SendAsync(IReadOnlyList<FeedItem> items, CancellationToken ended)
    {
        await TellAsync(items.Where(item => item.Sequence > _told), ended);
        Interlocked.Exchange(ref _position, items.Count > 0 ? items[^1].Sequence : Position);
        return items.Count > 0;
    }

    /// <summary>Sends what concerns the reader, and never holds more for them than a slow connection takes.</summary>
    private async Task TellAsync(IEnumerable<FeedItem> items, CancellationToken ended)
    {
        var unsent = 0;
        foreach (var item in items.Where(filter.Fits))
        {
            var frame = frameOf(item);
            output.Write(frame.Span);
            if ((unsent += frame.Length) >= MostUnsent)
            {
                await FlushAsync(ended);
                unsent = 0;
            }
        }

        if (unsent > 0)
        {
            await FlushAsync(ended);
        }
    }

    private Task MarkWhenSilentAsync(CancellationToken ended) =>
        Left() <= TimeSpan.Zero ? MarkAsync(_isSettled ? Position : _told, ended) : Task.CompletedTask;

    /// <summary>Says that the stream is alive, and how far it has come: a reader whose filter hides events goes on from there.</summary>
    private Task MarkAsync(long after, CancellationToken ended)
    {
        Write(string.Create(CultureInfo.InvariantCulture, $": alive\nid: {after}\n\n"));
        return FlushAsync(ended);
    }

    private async Task FlushAsync(CancellationToken ended)
    {
        var flushed = await output.FlushAsync(ended);
        _written = _time.GetTimestamp();
        if (flushed.IsCompleted)
        {
            throw new OperationCanceledException("The reader has gone.", ended);
        }
    }

    private TimeSpan Left()
    {
        var left = heartbeat - _time.GetElapsedTime(_written);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, output);
}
