using System.Net;
using System.Text;
using System.Text.Json;
using Coordination.Journal;
using Coordination.SiloHost.Anchors;
using Coordination.SiloHost.TestKit;
using Coordination.SiloHost.Tests.Serving;
using Coordination.TestKit.Ports;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Anchors;

/// <summary><c>serve --anchor</c> and what <c>verify --expect</c> makes of it.</summary>
public sealed class AnchorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("hall.db");

    private string Anchors => _folder.File("anchors.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_AnchorFile_VerifyExpectsItAndFindsACutEnd()
    {
        await using (var served = await Served.StartAsync("--data", Data, "--anchor", Anchors, "--anchor-every", "3", "--in-process"))
        {
            await SubmitAsync(served, 6);
        }

        await using (var again = await Served.StartAsync("--data", Data, "--anchor", Anchors, "--anchor-every", "3", "--in-process"))
        {
            await SubmitAsync(again, 6);
        }

        var anchors = AnchorFile.Read(Anchors);
        anchors.Count.ShouldBeGreaterThan(3);
        anchors.Select(anchor => anchor.Sequence).ShouldBeInOrder(SortDirection.Ascending);
        (await File.ReadAllLinesAsync(Anchors)).ShouldAllBe(line => line.EndsWith('Z'));
        var sound = await Cli.RunAsync("verify", "--data", Data, "--expect", Anchors, "--json");
        sound.ExitCode.ShouldBe(0, sound.Error);
        using var json = JsonDocument.Parse(sound.Output);
        json.RootElement.GetProperty("anchor").GetString().ShouldBe(anchors[^1].ToString());
        json.RootElement.GetProperty("expected_anchors").GetInt32().ShouldBe(anchors.Count);

        var beyond = new JournalAnchor(anchors[^1].Sequence + 1, anchors[^1].Digest);
        var cut = await Cli.RunAsync("verify", "--data", Data, "--expect", beyond.ToString());
        cut.ExitCode.ShouldBe(1);
        cut.HasPlainError.ShouldBeTrue(cut.Error);
        cut.Error.ShouldContain($"anchor at {beyond.Sequence}");
    }

    [Fact]
    public async Task Serve_RecordBehindItsLastAnchor_ServesAndSaysWhatIsMissing()
    {
        var lost = $"900:{new string('a', 64)}";
        await File.WriteAllTextAsync(Anchors, lost + " 2026-03-02T08:00:00Z\n");
        await using var served = await Served.StartAsync("--data", Data, "--anchor", Anchors, "--anchor-every", "1", "--in-process");

        (await served.Client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await served.SaysAsync("has lost what the last anchor");
        (await File.ReadAllTextAsync(Anchors)).ShouldStartWith(lost);
        (await File.ReadAllLinesAsync(Anchors)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Serve_AddressThatFailsAtFirst_IsToldOnceAndGetsTheAnchorLater()
    {
        var port = FreePort.Next();
        using var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        await using var served = await Served.StartAsync("--data", Data, "--anchor", $"http://127.0.0.1:{port}/keep?key=hidden", "--anchor-every", "1", "--in-process");

        await AnswerAsync(listener, 503);
        await AnswerAsync(listener, 503);
        using var document = JsonDocument.Parse(await AnswerAsync(listener, 204));

        var anchor = document.RootElement.GetProperty("anchor").GetString();
        JournalAnchor.TryParse(anchor, out var read).ShouldBeTrue(anchor);
        document.RootElement.GetProperty("sequence").GetInt64().ShouldBe(read.Sequence);
        document.RootElement.GetProperty("digest").GetString().ShouldBe(read.Digest.ToString());
        document.RootElement.GetProperty("at").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
        await served.SaysAsync("cannot be kept");
        served.ErrorLines.Count(line => line.Contains("cannot be kept", StringComparison.Ordinal)).ShouldBe(1);
        served.Errors.ShouldContain("answers 503");
        served.Errors.ShouldNotContain("hidden");

        // The last anchor of an orderly stop finds nobody, rather than somebody who does not answer.
        listener.Stop();
    }

    [Theory]
    [InlineData("--anchor", "ftp://example.org/x", "https://")]
    [InlineData("--anchor", "/", "folder")]
    [InlineData("--anchor-every", "5", "--anchor-every needs --anchor")]
    [InlineData("--anchor-every=0", "--anchor=anchors.txt", "whole number")]
    public async Task Serve_WrongAnchorOptions_Exit2(string option, string value, string words)
    {
        var result = await Cli.RunAsync("serve", "--data", Data, option, value);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(words);
        result.HasPlainError.ShouldBeTrue(result.Error);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("none.txt")]
    public async Task Verify_ExpectIsNoAnchor_Exits2(string text)
    {
        await using (await Served.StartAsync("--data", Data, "--in-process"))
        {
        }

        var result = await Cli.RunAsync("verify", "--data", Data, "--expect", text);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("SEQUENCE:DIGEST");
    }

    [Fact]
    public async Task KeepAsync_LastLineCutOff_IsWrittenAgainWhole()
    {
        var first = new JournalAnchor(5, new EventHash(1, 2, 3, 4));
        var second = new JournalAnchor(9, new EventHash(5, 6, 7, 8));
        using var file = new AnchorFile(Anchors);
        await file.KeepAsync(first, DateTimeOffset.UnixEpoch, CancellationToken.None);
        await File.AppendAllTextAsync(Anchors, "9:00000");

        (await file.ReadLastAsync(CancellationToken.None)).ShouldBe(first);
        await file.KeepAsync(second, DateTimeOffset.UnixEpoch, CancellationToken.None);

        AnchorFile.Read(Anchors).ShouldBe([first, second]);
    }

    [Fact]
    public async Task Read_LineThatIsNoAnchor_IsNamed()
    {
        await File.WriteAllTextAsync(Anchors, "hello\n");
        using var file = new AnchorFile(Anchors);

        Should.Throw<FormatException>(() => AnchorFile.Read(Anchors)).Message.ShouldContain("line 1");
        await Should.ThrowAsync<AnchorTargetException>(async () => await file.ReadLastAsync(CancellationToken.None));
    }

    private static async Task SubmitAsync(Served served, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var content = new StringContent("""{"service":"general-enquiry"}""", Encoding.UTF8, "application/json");
            (await served.Client.PostAsync("/v1/centres/riverside/requests", content)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }
    }

    private static async Task<string> AnswerAsync(HttpListener listener, int status)
    {
        var call = await listener.GetContextAsync();
        var body = await new StreamReader(call.Request.InputStream).ReadToEndAsync();
        call.Response.StatusCode = status;
        call.Response.Close();
        return body;
    }
}
