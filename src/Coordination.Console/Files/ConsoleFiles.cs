using Coordination.Charts.Styles;
using Coordination.Web.Surface.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Files;

/// <summary>What pages load, from the program itself. A name holds the content's hash, so that browsers keep it for good.</summary>
internal static class ConsoleFiles
{
    private static readonly PageFile StyleFile = PageFile.Style(typeof(ConsoleFiles).Assembly, "console.css", ChartStyles.Css);
    private static readonly PageFile ScriptFile = PageFile.Script(typeof(ConsoleFiles).Assembly, "console.js");
    private static readonly PageFile IconFile = PageFile.Picture(typeof(ConsoleFiles).Assembly, "console.svg");

    /// <summary>The style sheet's address.</summary>
    public static string Style { get; } = $"/console/files/console.{StyleFile.Hash}.css";

    /// <summary>The script's address.</summary>
    public static string Script { get; } = $"/console/files/console.{ScriptFile.Hash}.js";

    /// <summary>The icon's address.</summary>
    public static string Icon { get; } = $"/console/files/console.{IconFile.Hash}.svg";

    public static void Map(RouteGroupBuilder files)
    {
        foreach (var (address, file) in new[] { (Style, StyleFile), (Script, ScriptFile), (Icon, IconFile) })
        {
            files.MapGet(address[(address.LastIndexOf('/') + 1)..], call =>
            {
                call.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return file.Answer().ExecuteAsync(call);
            });
        }
    }
}
