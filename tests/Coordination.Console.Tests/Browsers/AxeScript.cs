using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Coordination.Console.Tests.Browsers;

/// <summary>Axe's rules, held against a page from within: they are loaded with the page itself, so that each page costs one call.</summary>
/// <remarks>A script of the browser's driver is no script of the page: the page's policy does not concern it.</remarks>
internal static class AxeScript
{
    /// <summary>The rules whose answer depends on colours and on how much room there is; all others look at the markup alone.</summary>
    public static readonly string[] OfLooks = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "meta-viewport"];

    private const string Run = """
        async rules => {
          const found = await axe.run(document, { resultTypes: ['violations'], ...(rules.length > 0 ? { runOnly: rules } : {}) });
          return found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(', ')}`);
        }
        """;

    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    /// <summary>Has every page that is loaded from now on know the rules.</summary>
    public static Task AddAsync(IPage page) => page.AddInitScriptAsync(Source);

    /// <summary>What breaks a rule on the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rules">Which rules; all of them when empty.</param>
    public static Task<string[]> FindAsync(IPage page, params string[] rules) => page.EvaluateAsync<string[]>(Run, rules);
}
