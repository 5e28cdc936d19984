using Spectre.Console;

namespace Coordination.SiloHost.Terminal;

/// <summary>Standard output for tables: with colours and the window's width for a person, plain and wide in a file or pipe.</summary>
internal static class Screen
{
    private const int WidthInFiles = 120;

    public static IAnsiConsole Create()
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        var plain = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        plain.Profile.Width = WidthInFiles;
        return plain;
    }
}
