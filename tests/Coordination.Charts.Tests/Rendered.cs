using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Charts.Tests;

/// <summary>Renders a component in this process, as a report does.</summary>
internal static partial class Rendered
{
    public static async Task<string> HtmlAsync<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var view = ParameterView.FromDictionary(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
            return (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString();
        });
    }

    /// <summary>The markup as XML: it has to be well-formed for that.</summary>
    public static async Task<XElement> XmlAsync<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent => XElement.Parse(await HtmlAsync<TComponent>(parameters));

    /// <summary>One element a line, indented: readable, and the same whatever blanks the component leaves between elements.</summary>
    public static string Tidy(XElement element)
    {
        foreach (var text in element.DescendantNodes().OfType<XText>().ToArray())
        {
            text.Value = Blanks().Replace(text.Value, " ").Trim();
        }

        return element.ToString().ReplaceLineEndings("\n") + "\n";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
