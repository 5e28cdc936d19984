using Coordination.Centres;
using Coordination.Console.Live;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Console.Shell;

/// <summary>A page that shows what is read for it.</summary>
/// <typeparam name="TView">The component.</typeparam>
/// <typeparam name="TModel">What it shows.</typeparam>
/// <param name="section">Which entry of the navigation it belongs to; its title is the text of that name.</param>
/// <param name="read">Reads what it shows.</param>
internal sealed class PageResult<TView, TModel>(string section, Func<PageContext, CancellationToken, ValueTask<Found<TModel>>> read) : IPageResult
    where TView : ConsoleView
    where TModel : class
{
    /// <summary>The hall, where the path does not name it.</summary>
    public CentreId? Hall { get; init; }

    /// <summary>The hall beside whose pages it stands, where it is of none itself; it stands alone where that one's plan cannot be read.</summary>
    public Func<PageContext, CentreId?>? Beside { get; init; }

    /// <summary>Whether it follows what happens.</summary>
    public bool IsLive { get; init; }

    /// <summary>The status of the answer.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>For how long it is waited for: a record that hangs is told as one that cannot be read.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Its title; that of its section when null.</summary>
    public Func<PageContext, TModel, string>? Title { get; init; }

    /// <summary>The hall of what was found, where the path need not name one that is there.</summary>
    public Func<TModel, CentreId>? HallOf { get; init; }

    public async Task<Problem?> ShowAsync(HttpContext call)
    {
        var page = await PatientlyAsync(_ => ContextAsync(call), call.RequestAborted);
        if (HallOf is null && page is { Hall: { } hall, Plan: null })
        {
            return Problem.NotFound($"There is no centre '{hall}' with a published plan.", "centre");
        }

        if (IsLive && PageAnswer.IsStreamAskedFor(call.Request))
        {
            return await call.RequestServices.GetRequiredService<LiveViews>().RunAsync(call, page, RenderAsync);
        }

        var (model, problem) = await PatientlyAsync(late => read(page, late), call.RequestAborted);
        if (model is null)
        {
            return problem ?? Problem.NotFound("There is no such thing here.");
        }

        if (HallOf is not null)
        {
            page = page.Plan is null ? await PageContexts.ReadAsync(call, HallOf(model)) : page;
            page = page.Plan is null ? page with { Hall = null } : page;
        }

        var title = Title?.Invoke(page, model) ?? page.Texts.Of(section);
        await PageAnswer.WriteAsync(call, await PageRenderer.RenderPageAsync(page, title, section, IsLive, PageRenderer.Of<TView, TModel>(model)), Status);
        return null;
    }

    private async ValueTask<PageContext> ContextAsync(HttpContext call)
    {
        var page = await PageContexts.ReadAsync(call, Hall);
        return Beside?.Invoke(page) is { } hall ? await PageContexts.BesideAsync(page, hall, call.RequestServices.GetRequiredService<ICoordination>(), call.RequestAborted) : page;
    }

    private async ValueTask<T> PatientlyAsync<T>(Func<CancellationToken, ValueTask<T>> ask, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Patience);
        try
        {
            return await ask(late.Token).AsTask().WaitAsync(late.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new JournalUnavailableException($"A page waited {Patience.TotalSeconds:F0} s for the record.");
        }
    }

    // The page's content alone, for whoever has the rest of it.
    private async ValueTask<string?> RenderAsync(PageContext page, CancellationToken cancellation) =>
        (await PatientlyAsync(late => read(page, late), cancellation)).Model is { } model ? await PageRenderer.RenderAsync(page, PageRenderer.Of<TView, TModel>(model)) : null;
}

/// <summary>A page on its way to its reader.</summary>
internal interface IPageResult : IResult
{
    /// <summary>Answers with the page; or with nothing yet, and says what is wrong.</summary>
    Task<Problem?> ShowAsync(HttpContext call);

    async Task IResult.ExecuteAsync(HttpContext httpContext)
    {
        if (await ShowAsync(httpContext) is { } problem)
        {
            await new ProblemResult(problem).ExecuteAsync(httpContext);
        }
    }
}
