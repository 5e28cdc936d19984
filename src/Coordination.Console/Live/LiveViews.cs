using System.Collections.Concurrent;
using System.Threading.Channels;
using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Web;
using Coordination.Web.Events;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coordination.Console.Live;

/// <summary>The views that are looked at right now. Readers who look at the same, in the same words and with the same rights, share one.</summary>
internal sealed partial class LiveViews(
    EventFeed feed, StreamWatch watch, ICoordination coordination, IOptions<CoordinationWebOptions> options, IServiceProvider services, ILogger<LiveViews> log)
{
    private static readonly Problem TooMany = new(
        StatusCodes.Status503ServiceUnavailable, RefusalCodes.Busy, "Too many pages are followed at once: this one is as it was when it was loaded.")
    { RetryAfter = 5 };

    private static readonly Problem TooManyOfOne = new(
        StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyCalls, $"You follow {MostOfOne} pages already: this one is as it was when it was loaded. Close some of the others.")
    { RetryAfter = 5 };

    private readonly ConcurrentDictionary<string, LiveView> _views = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PrincipalId, int> _byReader = new();
    private int _open;

    /// <summary>Nobody follows more pages at once: one reader does not take the live view from the others.</summary>
    public const int MostOfOne = 50;

    /// <summary>How many views are followed.</summary>
    public int Count => _views.Count;

    /// <summary>Sends a page's content whenever it changes, until the reader goes or may look no more.</summary>
    /// <param name="call">The call.</param>
    /// <param name="page">Who looks.</param>
    /// <param name="render">Renders the content for them; null where there is none any more.</param>
    public async Task<Problem?> RunAsync(HttpContext call, PageContext page, Func<PageContext, CancellationToken, ValueTask<string?>> render)
    {
        var reader = page.Caller!.Principal;
        if (_byReader.AddOrUpdate(reader, 1, (_, open) => open + 1) > MostOfOne)
        {
            Left(reader);
            return TooManyOfOne;
        }

        if (Interlocked.Increment(ref _open) > options.Value.MaxEventStreams)
        {
            Interlocked.Decrement(ref _open);
            Left(reader);
            return TooMany;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(
            call.RequestAborted, services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None);
        StreamPermit? permit = null;
        try
        {
            EventStreams.Prepare(call);
            permit = await watch.OpenAsync(call, ended);
            await SendAsync(call, KeyOf(page), () => new LiveView(page.Hall, feed, cancellation => RenderAsync(page, render, cancellation), fault => LogFault(log, page.Address, fault)), ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The reader has gone or may not go on, or the host stops: the browser comes back.
        }
        finally
        {
            await watch.CloseAsync(permit);
            Interlocked.Decrement(ref _open);
            Left(reader);
        }

        return null;
    }

    private void Left(PrincipalId reader)
    {
        // Whoever follows nothing any more is not kept.
        if (_byReader.AddOrUpdate(reader, 0, (_, open) => open - 1) == 0)
        {
            _byReader.TryRemove(new(reader, 0));
        }
    }

    private async Task SendAsync(HttpContext call, string key, Func<LiveView> make, CancellationToken ended)
    {
        var (view, reader) = Enter(key, make);
        try
        {
            await call.Response.WriteAsync("retry: 1000\n\n", ended);
            await call.Response.Body.FlushAsync(ended);
            await foreach (var frame in reader.Reader.ReadAllAsync(ended))
            {
                await call.Response.Body.WriteAsync(frame, ended);
                await call.Response.Body.FlushAsync(ended);
            }
        }
        finally
        {
            if (view.Leave(reader))
            {
                _views.TryRemove(new(key, view));
            }
        }
    }

    private (LiveView View, Channel<byte[]> Reader) Enter(string key, Func<LiveView> make)
    {
        while (true)
        {
            var view = _views.GetOrAdd(key, _ => make());
            if (view.Enter() is { } reader)
            {
                return (view, reader);
            }

            _views.TryRemove(new(key, view));
        }
    }

    // Time goes on, and the plan may be another one by now. No reader's own token is in what all of them get.
    private async ValueTask<string?> RenderAsync(PageContext page, Func<PageContext, CancellationToken, ValueTask<string?>> render, CancellationToken cancellation) => await render(
        page.With(page.Hall is { } hall ? (await coordination.Plan(hall).ReadAsync(cancellation))?.Plan : null) with { Now = coordination.Time.GetUtcNow(), Token = default },
        cancellation);

    private static string KeyOf(PageContext page) =>
        $"{page.Address}\n{page.Texts.Language}\n{page.Caller?.Staff}\n{string.Join(';', page.Caller!.Grants.Where(grant => grant.Covers(page.Hall)).Select(grant => $"{grant.Role}/{grant.Hall}/{grant.Department}").Order(StringComparer.Ordinal))}";

    [LoggerMessage(EventId = 3102, Level = LogLevel.Error, Message = "The page {Page} met a fault while it was followed")]
    private static partial void LogFault(ILogger log, string page, Exception fault);
}
