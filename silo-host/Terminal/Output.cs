using Spectre.Console;

namespace Coordination.SiloHost.Terminal;

/// <summary>What a command came to, on standard output: one JSON object for machines, or tables for people.</summary>
internal static class Output
{
    /// <param name="console">Where to.</param>
    /// <param name="json">Whether machines read it.</param>
    /// <param name="text">The JSON.</param>
    /// <param name="view">Writes the tables to a screen.</param>
    public static void Write(CommandConsole console, bool json, Func<string> text, Action<IAnsiConsole> view)
    {
        if (json)
        {
            console.Out.WriteLine(text());
        }
        else
        {
            view(console.Screen);
        }
    }
}
