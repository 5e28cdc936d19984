using System.ComponentModel;
using Coordination.Console.Texts;
using Microsoft.AspNetCore.Components;

namespace Coordination.Console.Shell;

/// <summary>What every component of the console knows; public for the renderer alone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConsoleView : ComponentBase
{
    /// <summary>Who looks, and at which hall.</summary>
    [CascadingParameter]
    internal PageContext Page { get; set; } = null!;

    /// <summary>The words.</summary>
    internal ConsoleTexts Words => Page.Texts;

    /// <summary>A text by its name.</summary>
    internal string T(string name, params ReadOnlySpan<object> about) => Page.Texts.Of(name, about);
}
