using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Serving;

/// <summary>Where a host keeps its record.</summary>
internal static class DataFile
{
    /// <summary>The file's full path; its folder exists afterwards.</summary>
    /// <exception cref="ServeException">The folder cannot be made.</exception>
    public static string Prepare(ServeOptions options)
    {
        var path = options.Data?.FullName ?? DefaultPath(options.Demo ? "demo.db" : "hall.db", options.Console);
        if (Directory.Exists(path))
        {
            throw new ServeException($"--data must name a file, and '{path}' is a folder.", ServeException.Usage);
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ServeException($"The folder of '{path}' cannot be made ({fault.Message.TrimEnd('.')}): give another file with --data.", ServeException.Fault, fault);
        }

        return path;
    }

    /// <summary>A file in the user's data directory: <c>$XDG_DATA_HOME</c> or what the system has for it.</summary>
    public static string DefaultPath(string name, CommandConsole console)
    {
        var data = console.Variable("XDG_DATA_HOME") is { } xdg && Path.IsPathRooted(xdg)
            ? xdg
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? Path.Combine(data, "coordination", name)
            : throw new ServeException("This user has no data directory: name a file with --data.", ServeException.Usage);
    }
}
