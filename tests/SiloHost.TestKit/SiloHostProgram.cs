namespace Coordination.SiloHost.TestKit;

/// <summary>The program that tests start as a process: the one built beside them, or the published one that COORDINATION_SILO_HOST names.</summary>
public static class SiloHostProgram
{
    private static readonly string? Named = Environment.GetEnvironmentVariable("COORDINATION_SILO_HOST") is { Length: > 0 } named ? named : null;

    private static readonly string File = Named is { } published ? Path.GetFullPath(published) : Path.Combine(AppContext.BaseDirectory, "silo-host.dll");

    /// <summary>Whether it is another one than the one built beside the tests.</summary>
    public static bool IsNamed => Named is not null;

    /// <summary>The folder that it lies in, with all it needs.</summary>
    public static string Folder { get; } = Path.GetDirectoryName(File)!;

    /// <summary>Its assembly, which <c>dotnet</c> runs.</summary>
    public static string Assembly { get; } = Path.Combine(Folder, "silo-host.dll");

    /// <summary>The first words of its command line: an assembly is run by <c>dotnet</c>, everything else by itself.</summary>
    public static IReadOnlyList<string> Line { get; } = File.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", File] : [File];
}
