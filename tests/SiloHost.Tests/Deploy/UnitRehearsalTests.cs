using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Ports;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Deploy;

/// <summary>The program under its units' settings: it starts, serves, is backed up, and stops in time.</summary>
[NeedsUnitSandbox]
[UnsupportedOSPlatform("windows")]
public sealed class UnitRehearsalTests(PublishedProgram published) : IClassFixture<PublishedProgram>, IDisposable
{
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [NeedFact]
    public async Task Sqlite_UnderItsUnit_ServesIsBackedUpAndStopsInTime()
    {
        var unit = Deployment.Units.Single(unit => unit.Name == "coordination-sqlite.service");
        var state = Directory.CreateDirectory(_folder.File("state")).FullName;
        UnitSandbox.Own(state);
        var url = $"http://127.0.0.1:{FreePort.Next()}";
        var notify = $"coordination-{Environment.ProcessId}-{FreePort.Next()}";
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint($"\0{notify}"));
        using var serving = UnitSandbox.Start(unit, published.App, state, Directory.CreateDirectory(_folder.File("credentials")).FullName, new Dictionary<string, string> { ["ASPNETCORE_URLS"] = url, ["NOTIFY_SOCKET"] = $"@{notify}" });
        var errors = serving.StandardError.ReadToEndAsync();
        _ = serving.StandardOutput.ReadToEndAsync();

        (await HearAsync(manager, serving, errors)).ShouldBe("READY=1");
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        var location = (await client.PostAsync("/v1/centres/riverside/requests", new StringContent("""{"service":"general-enquiry"}""", Encoding.UTF8, "application/json")))
            .EnsureSuccessStatusCode().Headers.Location!.OriginalString;
        Backup(Path.Combine(state, "hall.db"), _folder.File("backup.db"));
        File.GetUnixFileMode(Path.Combine(state, "hall.db")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        UnitSandbox.PeakMemory(serving).ShouldBeLessThan(Bytes(unit["MemoryMax"]));

        serving.SendTerminate();
        (await HearAsync(manager, serving, errors)).ShouldBe("STOPPING=1");
        await serving.WaitForExitAsync().WaitAsync(Deployment.Seconds(unit["TimeoutStopSec"]));

        serving.ExitCode.ShouldBe(0, await errors);
        (await errors).ShouldBeEmpty();
        Directory.GetFiles(state).Select(Path.GetFileName).ShouldBe(["hall.db"]);
        (await Cli.RunAsync("verify", "--data", _folder.File("backup.db"))).ExitCode.ShouldBe(0);
        (await Cli.RunAsync("verify", "--data", Path.Combine(state, "hall.db"))).ExitCode.ShouldBe(0);
        using var restored = ServingProcess.Launch(new Dictionary<string, string>(), "--data", _folder.File("backup.db"));
        await restored.WelcomeAsync();
        (await restored.Client.GetStringAsync(location)).ShouldContain("\"waiting\"");
        (await restored.StopAsync()).ShouldBe(0, restored.Errors);
    }

    // The document's statement, by the same library as sqlite3's.
    private static void Backup(string file, string copy)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var statement = connection.CreateCommand();
        statement.CommandText = $"VACUUM INTO '{copy}'";
        statement.ExecuteNonQuery();
    }

    private static async Task<string> HearAsync(Socket manager, Process serving, Task<string> errors)
    {
        var message = new byte[256];
        var heard = manager.ReceiveAsync(message);
        var ended = serving.WaitForExitAsync();
        if (await Task.WhenAny(heard, ended).WaitAsync(Enough) == ended && !heard.IsCompleted)
        {
            throw new InvalidOperationException($"It ended with {serving.ExitCode}: {await errors}");
        }

        return Encoding.UTF8.GetString(message, 0, await heard).TrimEnd('\n');
    }

    private static long Bytes(string size) => size.EndsWith('G') ? long.Parse(size[..^1], CultureInfo.InvariantCulture) << 30 : throw new NotSupportedException(size);
}
