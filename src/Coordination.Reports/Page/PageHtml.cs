using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Reports.Page;

/// <summary>Makes a page of a component, without a server.</summary>
internal static class PageHtml
{
    /// <summary>The page's text.</summary>
    /// <param name="name">The parameter that takes what it shows.</param>
    /// <param name="content">What it shows.</param>
    public static async Task<string> RenderAsync<TPage>(string name, object content)
        where TPage : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { [name] = content }))).ToHtmlString());
    }
}
