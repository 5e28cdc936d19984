using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Console.Shell;

/// <summary>Renders components to HTML. They read nothing by themselves: what they show is found before, so that a page is whole or an error.</summary>
internal static class PageRenderer
{
    private static readonly IServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    /// <summary>A component that shows a model.</summary>
    public static RenderFragment Of<TView, TModel>(TModel model)
        where TView : ConsoleView => Around(model, builder =>
        {
            builder.OpenComponent<TView>(0);
            builder.CloseComponent();
        });

    /// <summary>What a component shows, for who looks at it.</summary>
    public static async Task<string> RenderAsync(PageContext page, RenderFragment content)
    {
        await using var renderer = new HtmlRenderer(NoServices, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(CascadingValue<>.Value)] = page, [nameof(CascadingValue<>.IsFixed)] = true, [nameof(CascadingValue<>.ChildContent)] = content,
            });
            return (await renderer.RenderComponentAsync<CascadingValue<PageContext>>(parameters)).ToHtmlString();
        });
    }

    /// <summary>A whole page.</summary>
    public static Task<string> RenderPageAsync(PageContext page, string title, string? section, bool isLive, RenderFragment body) => RenderAsync(page, builder =>
    {
        builder.OpenComponent<ShellView>(0);
        builder.AddComponentParameter(1, nameof(ShellView.Title), title);
        builder.AddComponentParameter(2, nameof(ShellView.Section), section);
        builder.AddComponentParameter(3, nameof(ShellView.IsLive), isLive);
        builder.AddComponentParameter(4, nameof(ShellView.Body), body);
        builder.CloseComponent();
    });

    private static RenderFragment Around<TModel>(TModel model, RenderFragment content) => builder =>
    {
        builder.OpenComponent<CascadingValue<TModel>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), model);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<>.ChildContent), content);
        builder.CloseComponent();
    };
}
