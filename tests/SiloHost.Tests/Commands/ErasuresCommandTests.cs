using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.SiloHost.TestKit;
using Coordination.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class ErasuresCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("hall.db");

    private string Backup => _folder.File("backup.db");

    private string List => _folder.File("erasures.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Repeat_InACopyFromBefore_ErasesWhatTheListNamesAndNothingElse()
    {
        await LiveAsync();

        var exported = await Cli.RunAsync("erasures", "export", List, "--data", Data);
        exported.ExitCode.ShouldBe(0, exported.Error);
        exported.Output.ShouldContain("1 erasure.");
        (await File.ReadAllTextAsync(List)).ShouldNotContain("Planted");
        File.ReadAllText(Backup).ShouldContain("Planted name");

        var repeated = await Cli.RunAsync("erasures", "repeat", List, "--data", Backup);
        repeated.ExitCode.ShouldBe(0, repeated.Error);
        repeated.Output.ShouldContain("1 of 1 erasures were to be repeated; 1 text is erased again.");
        (await Cli.RunAsync("erasures", "repeat", List, "--data", Backup)).Output.ShouldContain("0 of 1 erasures were to be repeated; 0 texts are erased again.");

        File.ReadAllText(Backup).ShouldNotContain("Planted name");
        File.ReadAllText(Backup).ShouldContain("Kept name");
        (await Cli.RunAsync("verify", "--data", Backup)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Repeat_AListThatIsNone_NamesTheLineAndErasesNothing()
    {
        await LiveAsync();
        (await Cli.RunAsync("erasures", "export", List, "--data", Data)).ExitCode.ShouldBe(0);
        await File.AppendAllTextAsync(List, "{\"kind\":\"request\"}\n");

        var repeated = await Cli.RunAsync("erasures", "repeat", List, "--data", Backup);

        repeated.ExitCode.ShouldNotBe(0);
        repeated.Error.ShouldContain("line 2");
        File.ReadAllText(Backup).ShouldContain("Planted name");
    }

    private async Task LiveAsync()
    {
        var plan = SamplePlan.Load();
        await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = Data });
        await using var host = new EmbeddedHost(journal, new CoordinationOptions(), TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance);
        await host.StartAsync();
        (await host.Plan(plan.Centre).PublishAsync(plan, 0, By(ActorKind.Administrator, "ada"))).Require();
        await SubmitAsync(host, plan, new PersonalDetails("Kept name", "kept@example.org"));
        await SubmitAsync(host, plan, new PersonalDetails("Planted name", "planted@example.org"));
        await host.StopAsync();
        using (var copy = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Data};Pooling=False"))
        {
            copy.Open();
            using var command = copy.CreateCommand();
            command.CommandText = $"VACUUM INTO '{Backup}'";
            command.ExecuteNonQuery();
        }

        await using var later = new EmbeddedHost(journal, new CoordinationOptions(), TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance);
        var ask = new AskErasure(ErasureKind.Erase, "law") { Contact = "planted@example.org", Reason = "They asked." };
        var number = (await later.Erasures(plan.Centre).ExecuteAsync(ask, By(ActorKind.Supervisor, "eva"))).Require().Number!.Value;
        (await later.Erasures(plan.Centre).ExecuteAsync(new ApproveErasure(number) { Reason = "Yes." }, By(ActorKind.Administrator, "ada"))).Require();
        await later.WhenIdleAsync();
    }

    private static async Task SubmitAsync(EmbeddedHost host, HallPlan plan, PersonalDetails personal) =>
        (await host.SubmitAsync(new SubmitRequest { Centre = plan.Centre, Service = new ServiceId("general-enquiry"), Personal = personal }, By(ActorKind.Citizen, "jan"))).Require();

    private static CommandMeta By(ActorKind kind, string name) => new(new Actor(kind, name));
}
