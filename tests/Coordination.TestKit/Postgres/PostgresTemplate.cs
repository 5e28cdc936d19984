namespace Coordination.TestKit.Postgres;

/// <summary>The data of a new server, made once in a process: to copy it takes a tenth of the time.</summary>
internal static class PostgresTemplate
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    /// <summary>Gives an empty folder the data of a new server.</summary>
    public static async Task CopyToAsync(string folder) => await PostgresBinaries.RunAsUserAsync("cp", "-a", $"{await Made.Value}/.", folder);

    private static async Task<string> MakeAsync()
    {
        var folder = await PostgresServer.NewFolderAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => PostgresBinaries.RunAsUserAsync("rm", "-rf", folder).GetAwaiter().GetResult();
        await PostgresBinaries.RunAsync("initdb", "-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions");
        return folder;
    }
}
