using Coordination.Docs.Tests.Snippets;
using Shouldly;
using Xunit;

namespace Coordination.Docs.Tests.Shell;

/// <summary>Whoever pastes the commands of docs/http-api.md, one block after the other, gets the answers that the page promises.</summary>
public sealed class HttpApiTourTests : IDisposable
{
    private const string Page = "docs/http-api.md";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tour-");

    [Fact]
    public async Task Page_EveryCommandInOrder_IsAnsweredAsShown()
    {
        // The first block starts the program; its commands are the README's, and the host that is asked here runs already.
        var blocks = Pages.BlocksOf(Page).Where(block => block.Language == "sh").ToList();
        blocks[0].Text.Split('\n').ShouldAllBe(line => line.StartsWith("dotnet run --project silo-host -c Release", StringComparison.Ordinal));
        using var host = await LiveHost.StartAsync(_folder);
        var commands = string.Join('\n', blocks.Skip(1).Select(block => block.Text));
        commands.ShouldContain("http://127.0.0.1:5080");

        var asRun = commands.Replace("http://127.0.0.1:5080", host.Address.OriginalString, StringComparison.Ordinal)
            .Replace("dotnet run --project silo-host -c Release --no-build -- access key --data tour.db", $"dotnet '{LiveHost.Program}' access key --data '{host.Data}'", StringComparison.Ordinal);
        asRun.ShouldContain(LiveHost.Program);

        var answers = await Tour.RunAsync(asRun, _folder);

        var calls = Call.In(commands).ToList();
        answers.Count.ShouldBe(calls.Count);
        calls.Zip(answers, (call, answer) => call.FaultOf(answer)).OfType<string>().ShouldBeEmpty();
        calls.Count(call => call.Body is not null).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void FaultOf_AnotherStatusOrBody_IsSaid()
    {
        var call = Call.In("curl -s $B/x   # what it does\n# 201 {\"a\":\"…\",\"b\":2}").Single();

        call.FaultOf(new Answer("", 201, """{"a":"anything","b":2}""")).ShouldBeNull();
        call.FaultOf(new Answer("", 201, """{"a":"anything","b":3}""")).ShouldNotBeNull();
        call.FaultOf(new Answer("", 200, """{"a":"anything","b":2}""")).ShouldNotBeNull();
        Call.In("curl -s $B/x").Single().FaultOf(new Answer("", 404, "")).ShouldNotBeNull();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
