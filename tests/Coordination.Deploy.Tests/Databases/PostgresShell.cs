using System.Diagnostics;
using System.Globalization;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;

namespace Coordination.Deploy.Tests.Databases;

/// <summary>Runs the commands of a document as somebody would who pastes them, with a server at <c>PGHOST</c> and <c>PGPORT</c>.</summary>
internal static class PostgresShell
{
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(5);

    /// <summary>Runs commands to their end; they must succeed.</summary>
    /// <param name="server">The server.</param>
    /// <param name="folder">Where they are run. A file <c>pgpass</c> in it holds the passwords, and <c>silo-host</c> is in its path.</param>
    /// <param name="commands">The commands. Scripts that they name stand in <c>deploy/database</c>.</param>
    /// <returns>What they wrote.</returns>
    public static async Task<string> RunAsync(PostgresServer server, string folder, string commands)
    {
        using var process = await StartAsync(server, folder, commands);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Enough);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.ExitCode.ShouldBe(0, $"{commands}\n{await errors}{await output}");
        return await output;
    }

    private static async Task<Process> StartAsync(PostgresServer server, string folder, string commands)
    {
        var administrator = new NpgsqlConnectionStringBuilder(server.Administrator);
        await WriteProgramAsync(Path.Combine(folder, "silo-host"));
        foreach (var script in Directory.GetFiles(Path.Combine(Deployment.Folder, "database"), "*.sql"))
        {
            commands = commands.Replace($"--file={Path.GetFileName(script)}", $"--file='{script}'", StringComparison.Ordinal);
        }

        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", $"chmod +x silo-host\n{commands}"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{folder}:{PostgresServer.Programs}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["PGHOST"] = administrator.Host;
        start.Environment["PGPORT"] = administrator.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGPASSFILE"] = Path.Combine(folder, "pgpass");
        return Process.Start(start)!;
    }

    private static async Task WriteProgramAsync(string path)
    {
        if (!File.Exists(path))
        {
            await File.WriteAllTextAsync(path, $"#!/bin/sh\nexec dotnet '{SiloHostProgram.Assembly}' \"$@\"\n");
        }
    }
}
