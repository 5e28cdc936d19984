using System.Text.Json;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.SiloHost.TestKit;
using Coordination.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

public sealed class AccessCommandTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("hall.db");

    private string Hall { get; set; } = "";

    public async Task InitializeAsync()
    {
        await using var journal = new SqliteJournal(new SqliteJournalOptions { Path = Data });
        await using var host = new EmbeddedHost(journal, new CoordinationOptions(), TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance);
        await host.StartAsync();
        var plan = SamplePlan.Load();
        (await host.Plan(plan.Centre).PublishAsync(plan, 0, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();
        Hall = plan.Centre.ToString();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Key_OfANewPortal_IsPrintedOnceAndListedWithoutItsSecret()
    {
        var made = await RunAsync("key", "--role", "portal", "--hall", Hall, "--name", "Town portal", "--reason", "It submits.");

        made.ExitCode.ShouldBe(0, made.Error);
        var key = made.Output.Split('\n')[0];
        key.Length.ShouldBe(56);
        key.ShouldStartWith("cdn_");
        var list = await RunAsync("list", "--json");
        list.Output.ShouldNotContain(key[13..]);
        using var json = JsonDocument.Parse(list.Output);
        var principal = json.RootElement.GetProperty("principals")[0];
        (principal.GetProperty("name").GetString(), principal.GetProperty("kind").GetString()).ShouldBe(("Town portal", "system"));
        json.RootElement.GetProperty("credentials")[0].GetProperty("id").GetString().ShouldBe(key[4..12]);
        (await RunAsync("list")).Output.ShouldContain(key[4..12]);
        (await Cli.RunAsync("verify", "--data", Data)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Grant_GivenAndTaken_IsShown()
    {
        var principal = await NewPrincipalAsync();

        (await RunAsync("grant", "--principal", principal, "--role", "viewer", "--hall", Hall, "--reason", "Statistics.")).ExitCode.ShouldBe(0);
        (await RunAsync("list")).Output.ShouldContain("viewer");
        (await RunAsync("grant", "--principal", principal, "--role", "viewer", "--hall", Hall, "--take", "--reason", "Done.")).ExitCode.ShouldBe(0);

        (await RunAsync("list")).Output.ShouldNotContain("viewer");
    }

    [Fact]
    public async Task Revoke_AKeyAndThenAPrincipal_EndsThem()
    {
        var principal = await NewPrincipalAsync();
        var second = await RunAsync("key", "--principal", principal, "--reason", "Another.");
        var key = second.Output.Split('\n')[0];

        (await RunAsync("revoke", "--key", key, "--reason", "Lost.")).Output.ShouldContain($"{key[4..12]} is revoked");
        (await RunAsync("list")).Output.ShouldContain("revoked");
        (await RunAsync("revoke", "--principal", principal, "--reason", "Left.")).ExitCode.ShouldBe(0);

        (await RunAsync("list")).Output.ShouldContain("disabled");
        (await RunAsync("key", "--principal", principal, "--reason", "Again.")).Error.ShouldContain("is disabled");
    }

    [Theory]
    [InlineData("key --reason x", "--role is missing")]
    [InlineData("key --role king --reason x", "--role 'king' is not right")]
    [InlineData("key --role portal", "--reason is missing")]
    [InlineData("key --role portal --hall a/b --reason x", "--hall 'a/b' is not right")]
    [InlineData("key --role portal --days 0 --reason x", "--days '0' is not right")]
    [InlineData("key --role device --hall riverside --reason x", "--purpose is missing")]
    [InlineData("link --role administrator --minutes 0", "--minutes '0' is not right")]
    [InlineData("link --role administrator --url hall.example", "--url 'hall.example' is not right")]
    [InlineData("link", "--role is missing")]
    [InlineData("revoke --reason x", "Give --key")]
    [InlineData("revoke --key short --reason x", "--key is not right")]
    [InlineData("grant --role viewer --reason x", "--principal is missing")]
    [InlineData("grant --principal p-1 --role viewer --reason x", "--principal 'p-1' is not right")]
    public async Task Access_WrongUsage_Exits2AndSaysWhatToGive(string line, string words)
    {
        var result = await RunAsync(line.Split(' '));

        result.ExitCode.ShouldBe(2, result.Error);
        result.HasPlainError.ShouldBeTrue(result.Error);
        result.Error.ShouldContain(words);
    }

    [Theory]
    [InlineData("key --role portal --hall nowhere --reason x", "no plan was published")]
    [InlineData("link --role portal --hall nowhere", "no plan was published")]
    [InlineData("link --role device", "does not fit")]
    [InlineData("revoke --key aaaaaaaa --reason x", "no key 'aaaaaaaa'")]
    [InlineData("revoke --principal p-aaqaeayeaudaocajbifqydioba --reason x", "no principal")]
    public async Task Access_WhatIsNotThere_Exits1(string line, string words)
    {
        var result = await RunAsync(line.Split(' '));

        result.ExitCode.ShouldBe(1, result.Error);
        result.HasPlainError.ShouldBeTrue(result.Error);
        result.Error.ShouldContain(words);
    }

    [Fact]
    public async Task Access_NoSuchFile_Exits1AndMakesNone()
    {
        var result = await Cli.RunAsync("access", "list", "--data", _folder.File("none.db"));

        result.ExitCode.ShouldBe(1);
        File.Exists(_folder.File("none.db")).ShouldBeFalse();
    }

    private Task<CliResult> RunAsync(params string[] arguments) => Cli.RunAsync(["access", arguments[0], "--data", Data, .. arguments.Skip(1)]);

    private async Task<string> NewPrincipalAsync()
    {
        var made = await RunAsync("key", "--role", "portal", "--hall", Hall, "--reason", "It submits.", "--json");
        using var json = JsonDocument.Parse(made.Output);
        return json.RootElement.GetProperty("principal").GetString()!;
    }
}
