using System.Globalization;
using Coordination.Journal;
using Coordination.Web.Problems;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Events;

/// <summary>Opens event streams, as many as the host allows.</summary>
internal sealed partial class EventStreams(
    EventFeed feed, StreamWatch watch, FeedMeters meters, IOptions<CoordinationWebOptions> options, IHostApplicationLifetime lifetime, ILogger<EventStreams> log)
{
    private int _open;

    /// <param name="context">The call; answered when the stream ends.</param>
    /// <param name="filter">Which events.</param>
    /// <param name="after">After which sequence; with the next one when null.</param>
    /// <param name="frameOf">What the reader is told of an event.</param>
    public async Task RunAsync(HttpContext context, StreamFilter filter, long? after, Func<FeedItem, ReadOnlyMemory<byte>> frameOf)
    {
        if (Interlocked.Increment(ref _open) > options.Value.MaxEventStreams)
        {
            Interlocked.Decrement(ref _open);
            await Answer(context, TooMany);
            return;
        }

        try
        {
            await OpenAsync(context, filter, after, frameOf);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task OpenAsync(HttpContext context, StreamFilter filter, long? after, Func<FeedItem, ReadOnlyMemory<byte>> frameOf)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var last = await feed.ReadLastSequenceAsync(ended.Token);
        if (after > last)
        {
            await Answer(context, Ahead(after.Value, last));
            return;
        }

        Prepare(context);
        if (HeadRequest.Is(context))
        {
            return;
        }

        var permit = await watch.OpenAsync(context, ended);
        var stream = new EventStream(feed, filter, frameOf, context.Response.BodyWriter, options.Value.Heartbeat);
        try
        {
            meters.Opened(stream);
            await stream.RunAsync(after ?? last, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The reader has gone or may not go on, or the host stops: the reader comes back with its Last-Event-ID.
        }
        catch (JournalUnavailableException fault)
        {
            // So it does here, and meets a problem instead of a stream until the store can be read again.
            LogEnded(log, fault.Message);
        }
        finally
        {
            meters.Closed(stream);
            await watch.CloseAsync(permit);
        }
    }

    /// <summary>Makes an answer a stream that nobody on the way keeps back.</summary>
    internal static void Prepare(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-cache, no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }

    private static Task Answer(HttpContext context, Problem problem) => new ProblemResult(problem).ExecuteAsync(context);

    private static Problem TooMany { get; } = new(
        StatusCodes.Status503ServiceUnavailable, RefusalCodes.Busy, "Too many event streams are open: try again shortly.")
    { RetryAfter = 5 };

    private static Problem Ahead(long after, long last) => Problem.Invalid(StreamStart.Header, string.Create(
        CultureInfo.InvariantCulture,
        $"The event {after} has not happened here, the last one is {last}: the id is of another journal, so begin without it."));

    [LoggerMessage(EventId = 3020, Level = LogLevel.Warning, Message = "An event stream was ended, because the journal cannot be read: {Reason}")]
    private static partial void LogEnded(ILogger log, string reason);
}
