namespace Coordination.SiloHost.Terminal;

/// <summary>A file that a command writes at its end. Whether that is possible is asked at its beginning: the work may take minutes.</summary>
internal static class OutFile
{
    /// <summary>Makes sure that a file can be there.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The file; null when none was asked for.</param>
    /// <exception cref="UsageException">It is a folder, or its folder is not there.</exception>
    public static void Require(string option, string? path)
    {
        if (path is not null && (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))))
        {
            throw new UsageException($"{option} {path} cannot be a file: it is a folder, or its folder is not there; name a file in a folder that exists.");
        }
    }
}
