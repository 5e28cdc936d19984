using System.Text.RegularExpressions;
using Coordination.SiloHost.TestKit;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests.Databases;

/// <summary>The statements that the document gives to <c>sqlite3</c>, by the same library: a copy while the file is served.</summary>
public sealed class SqliteBackupTests
{
    [Fact]
    public async Task Backup_WhileServed_VerifiesAndServes()
    {
        using var folder = new TemporaryFolder();
        string location;
        using (var server = ServingProcess.Launch(new Dictionary<string, string>(), "--in-process", "--data", folder.File("hall.db")))
        {
            await server.WelcomeAsync();
            var reply = await server.Client.PostAsync("/v1/centres/riverside/requests", new StringContent("""{"service":"general-enquiry"}""", null, "application/json"));
            location = reply.EnsureSuccessStatusCode().Headers.Location!.OriginalString;
            Execute(folder, "sqlite-backup");
            (await server.Client.GetAsync("/health/ready")).EnsureSuccessStatusCode();
        }

        Execute(folder, "sqlite-restore");
        var verified = await Cli.RunAsync("verify", "--data", folder.File("backup.db"));
        verified.ExitCode.ShouldBe(0, verified.Error);
        using var restored = ServingProcess.Launch(new Dictionary<string, string>(), "--in-process", "--data", folder.File("backup.db"));
        await restored.WelcomeAsync();
        (await restored.Client.GetStringAsync(location)).ShouldContain("\"waiting\"");
        (await restored.StopAsync()).ShouldBe(0, restored.Errors);
    }

    private static void Execute(TemporaryFolder folder, string block)
    {
        var command = Regex.Match(Deployment.Block("database/README.md", block), "^sqlite3 (\\S+) \"(.*)\"$", RegexOptions.Multiline);
        using var connection = new SqliteConnection($"Data Source={folder.File(command.Groups[1].Value)};Pooling=False");
        connection.Open();
        using var statement = connection.CreateCommand();
        statement.CommandText = command.Groups[2].Value.Replace("'backup.db'", $"'{folder.File("backup.db")}'", StringComparison.Ordinal);
        statement.ExecuteNonQuery();
    }
}
