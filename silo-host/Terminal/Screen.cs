using Spectre.Console;

namespace Coordination.SiloHost.Terminal;

/// <summary>Tables where no person looks: plain and wide, in a file or pipe.</summary>
internal static class Screen
{
    private const int WidthInFiles = 120;

    public static IAnsiConsole Plain(TextWriter writer)
    {
        var plain = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        plain.Profile.Width = WidthInFiles;
        return plain;
    }
}
