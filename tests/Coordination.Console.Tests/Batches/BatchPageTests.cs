using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Batches;
using Coordination.Console.Batches;
using Coordination.Console.Shell;
using Coordination.Console.Tests.Hosting;
using Coordination.Console.Texts;
using Coordination.Requests;
using Coordination.TestKit.Access;
using Shouldly;

namespace Coordination.Console.Tests.Batches;

/// <summary>From a list of requests to one command for all of them, and what came of it.</summary>
public sealed partial class BatchPageTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private const string New = "/console/halls/town/batches/new?department=papers&service=paper&status=waiting&command=cancel";

    [Fact]
    public async Task Preview_OfGiving_SaysHowManyFit()
    {
        var visitor = await hall.VisitorAsync(Role.Supervisor);

        var absent = await visitor.ReadAsync("/console/halls/town/batches/new?department=permits&status=waiting&command=give&staff=jan");

        absent.ShouldContain("Fits by how they stand now: 0 of ");
        absent.ShouldContain("Jan Kowal, Permits: not signed on");
    }

    [Fact]
    public async Task Preview_OfGivingToADepartmentThatDoesNotHelp_SaysSoAndCountsNone()
    {
        await hall.SubmitAsync(ConsolePlan.Paper);
        var visitor = await hall.VisitorAsync(Role.Supervisor);

        var preview = await visitor.ReadAsync("/console/halls/town/batches/new?department=papers&service=paper&status=waiting&command=give&staff=jan");

        preview.ShouldContain("Fits by how they stand now: 0 of ");
        preview.ShouldContain("Jan Kowal: does not help Papers. Transfer the work to their department first.");
    }

    [Fact]
    public async Task Batch_FromTheList_IsPreviewedGivenAndShown()
    {
        var request = await hall.SubmitAsync(ConsolePlan.Paper);
        var visitor = await hall.VisitorAsync(Role.Supervisor);
        (await visitor.ReadAsync("/console/halls/town/requests?service=paper&status=waiting")).ShouldContain("/console/halls/town/batches/new?service=paper&amp;status=waiting");
        var form = await visitor.ReadAsync(New);
        form.ShouldContain("Cancel the requests: ");
        form.ShouldContain("<dd>Papers</dd>");
        form.ShouldContain("<dd>waiting</dd>");

        using var unclear = await SendAsync(visitor, form, ("reason", ""));
        using var started = await SendAsync(visitor, form, ("reason", "Twice."), ("reasonCode", "illness"));
        using var again = await SendAsync(visitor, form, ("reason", "Twice."), ("reasonCode", "illness"));

        unclear.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unclear.Content.ReadAsStringAsync()).ShouldContain("Do it to all");
        started.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await started.Content.ReadAsStringAsync());
        again.Headers.Location.ShouldBe(started.Headers.Location);
        var page = await EndedAsync(visitor, started.Headers.Location!.OriginalString);
        page.ShouldContain("<dd>Illness</dd>");
        page.ShouldContain("<dd>Papers</dd>");
        (await hall.Host.Coordination.Request(request).ReadAsync())!.Status.ShouldBe(RequestStatus.Cancelled);
        (await visitor.ReadAsync("/console/halls/town/batches?stage=done")).ShouldContain(started.Headers.Location.OriginalString);
        (await visitor.ReadAsync("/console/halls/town/batches?stage=running")).ShouldNotContain(started.Headers.Location.OriginalString);
    }

    [Fact]
    public async Task Start_MoreRequestsSince_ShowsBothNumbersAndKeepsTheReason()
    {
        var request = await hall.SubmitAsync(ConsolePlan.Paper);
        var visitor = await hall.VisitorAsync(Role.Supervisor);
        var form = await visitor.ReadAsync(New);
        var seen = int.Parse(Hidden().Matches(form).Single(field => field.Groups[1].Value == "expected").Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
        await hall.SubmitAsync(ConsolePlan.Paper);

        using var answer = await SendAsync(visitor, form, ("reason", "No more paper."));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain($"Requests when you looked: {seen}; by now: {seen + 1}.");
        page.ShouldContain(">No more paper.</textarea>");
        page.ShouldContain($"name=\"expected\" value=\"{seen + 1}\"");
        (await hall.Host.Coordination.Request(request).ReadAsync())!.Status.ShouldBe(RequestStatus.Waiting);
    }

    [Fact]
    public async Task Refused_AreLinksWithTheReasonsCounted()
    {
        var batch = await hall.GiveBatchAsync();
        var visitor = await hall.VisitorAsync(Role.Auditor);

        var page = await visitor.ReadAsync($"/console/halls/town/batches/{batch}");

        page.ShouldContain("<strong>1</strong> not there, or of another hall");
        page.ShouldContain("href=\"/console/requests/0190a6f2-0000-7000-8000-000000000001\"");
        page.ShouldNotContain("Stop the batch");
        (await visitor.ReadAsync($"/console/halls/town/batches/{batch}?outcome=left")).ShouldContain("There is none of these.");
        (await visitor.ReadAsync($"/console/halls/town/batches/{batch}/items.csv")).ShouldContain("2,0190a6f2-0000-7000-8000-000000000001,Refused,\"not there, or of another hall\"");
    }

    [Theory]
    [InlineData(nameof(BatchVerb.Cancel), RefusalCodes.WrongState, "ended already", "已结束")]
    [InlineData(nameof(BatchVerb.Reopen), RefusalCodes.WrongState, "not ended: only what has ended is taken up again", "尚未结束：只有已结束的才能重新办理")]
    [InlineData(nameof(BatchVerb.Give), RefusalCodes.NotAvailable, "the person was not at work, had no room, or is of a department that does not help there", "人员不在岗、已无余量，或其部门不支援该部门")]
    [InlineData(nameof(BatchVerb.Transfer), RefusalCodes.LegalHold, "A legal hold stands against it.", "受法定保留限制。")]
    public void Refusal_OfARequest_IsSaidInTheReadersWords(string command, string code, string english, string chinese)
    {
        var (page, verb) = (new PageContext { Texts = ConsoleTexts.Find("en")!, Address = "/", Now = default }, Enum.Parse<BatchVerb>(command));

        BatchWords.OfRefusal(page, verb, code).ShouldBe(english);
        BatchWords.OfRefusal(page with { Texts = ConsoleTexts.Find("zh")! }, verb, code).ShouldBe(chinese);
    }

    [Fact]
    public void Refusals_OfEveryCommandAndCode_HaveWords()
    {
        var codes = typeof(RefusalCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).Append(BatchTeller.Unreadable).ToList();
        foreach (var texts in new[] { ConsoleTexts.Find("en")!, ConsoleTexts.Find("zh")! })
        {
            var page = new PageContext { Texts = texts, Address = "/", Now = default };
            foreach (var verb in Enum.GetValues<BatchVerb>())
            {
                codes.ShouldAllBe(code => BatchWords.OfRefusal(page, verb, code) != code);
                BatchWords.OfRefusal(page, verb, RefusalCodes.WrongState).ShouldNotBe(texts.Of("Refusal.wrong-state"), "What it means depends on the command.");
            }
        }
    }

    [Fact]
    public async Task Supervisor_OfADepartment_SeesAndGivesWhatIsTheirs()
    {
        var visitor = await hall.VisitorAsync(new Grant(Role.Supervisor, ConsolePlan.Centre, ConsolePlan.Permits));

        using var sent = await visitor.Client.GetAsync("/console/halls/town/batches");
        sent.Headers.Location!.OriginalString.ShouldBe("/console/halls/town/batches?department=permits");
        (await visitor.ReadAsync("/console/halls/town/batches/new?department=permits&open=true&command=release")).ShouldContain("<dd>Permits</dd>");
        using var foreign = await visitor.Client.GetAsync("/console/halls/town/batches/new?department=papers&open=true&command=release");
        foreign.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var others = await visitor.Client.GetAsync($"/console/halls/town/batches/{await hall.GiveBatchAsync()}");
        others.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Cancel_OfOneThatIsDone_SaysSo()
    {
        var batch = await hall.GiveBatchAsync();
        var visitor = await hall.VisitorAsync(Role.Supervisor);
        var form = await visitor.ReadAsync($"/console/halls/town/batches/{batch}/cancel");

        using var answer = await visitor.PostAsync($"/console/halls/town/batches/{batch}/cancel", [.. HiddenOf(form), ("reason", "Too late.")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("The batch is done: there is nothing left to stop.");
    }

    private static async Task<string> EndedAsync(SignInVisitor visitor, string path)
    {
        while (true)
        {
            if (await visitor.ReadAsync(path) is var page && page.Contains("class=\"state good\"", StringComparison.Ordinal))
            {
                return page;
            }
        }
    }

    private static Task<HttpResponseMessage> SendAsync(SignInVisitor visitor, string form, params (string, string)[] fields) => visitor.PostAsync(New, [.. HiddenOf(form), .. fields]);

    private static IEnumerable<(string, string)> HiddenOf(string form) =>
        Hidden().Matches(form).Select(field => (field.Groups[1].Value, field.Groups[2].Value)).Reverse().DistinctBy(field => field.Item1);

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
