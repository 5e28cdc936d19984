using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Coordination.Web.Events;

/// <summary>One reader's stream, at the reader's own pace: a slow one waits on its own connection, and holds up nobody.</summary>
internal sealed class EventStream(
    EventFeed feed, StreamFilter filter, Func<FeedItem, ReadOnlyMemory<byte>> frameOf, PipeWriter output, TimeSpan heartbeat)
{
    private readonly TimeProvider _time = TimeProvider.System;
    private long _written;
    private long _position;

    /// <summary>The last event that its reader was sent, or that did not concern them.</summary>
    public long Position => Interlocked.Read(ref _position);

    public async Task RunAsync(long after, CancellationToken ended)
    {
        Interlocked.Exchange(ref _position, after);
        Write("retry: 2000\n");
        await MarkAsync(after, ended);
        while (!ended.IsCancellationRequested)
        {
            var head = feed.Head;
            var items = await feed.ReadAsync(after, ended);
            if (items.Count > 0)
            {
                await SendAsync(items, ended);
                after = items[^1].Sequence;
                Interlocked.Exchange(ref _position, after);
            }
            else
            {
                await feed.WaitAsync(head, Left(), ended);
            }

            if (Left() <= TimeSpan.Zero)
            {
                await MarkAsync(after, ended);
            }
        }
    }

    private async Task SendAsync(IReadOnlyList<FeedItem> items, CancellationToken ended)
    {
        var any = false;
        foreach (var item in items.Where(filter.Fits))
        {
            output.Write(frameOf(item).Span);
            any = true;
        }

        if (any)
        {
            await FlushAsync(ended);
        }
    }

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
