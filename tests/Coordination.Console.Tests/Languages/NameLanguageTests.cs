using System.Net;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Shouldly;

namespace Coordination.Console.Tests.Languages;

/// <summary>Names that a plan has in several languages, each reader sees in the console's.</summary>
public sealed class NameLanguageTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>, IAsyncLifetime
{
    private static readonly CommandMeta Meta = new(new Actor(ActorKind.Administrator, "test"));

    public async Task InitializeAsync()
    {
        var plan = ConsolePlan.Create(ConsolePlan.Centre);
        (await hall.Host.Coordination.Plan(ConsolePlan.Centre).PublishAsync(
            PlanTexts.Map(plan, name => PlanName.Of(("en", name.Default), ("zh-Hans", name == plan.Departments[0].Name ? "许可科" : $"译{name}"))), null, Meta)).Require();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("", "许可科", "译Town House")]
    [InlineData("/queues", "许可科", "译Paper")]
    [InlineData("/floor", "许可科", "译Town House")]
    [InlineData("/requests", "许可科", "译Paper")]
    [InlineData("/requests?service=paper", "<option value=\"paper\" selected>译Paper</option>", "<option value=\"permits\">许可科</option>")]
    [InlineData("/departments", "许可科", "译Paper")]
    [InlineData("/departments/permits", "许可科", "译Permit")]
    [InlineData("/figures", "许可科", "译Papers")]
    [InlineData("/crisis/declare", "译Emergency", "译Illness")]
    public async Task Page_ReadInChinese_HasTheChineseNamesAndNoOthers(string page, params string[] names)
    {
        var (chinese, english) = (await ReadAsync($"/console/halls/town{page}", "zh"), await ReadAsync($"/console/halls/town{page}", "en"));

        names.ShouldAllBe(name => chinese.Contains(name));
        chinese.ShouldNotContain(">Permits<");
        chinese.ShouldNotContain(">Paper<");
        english.ShouldNotContain("译");
        english.ShouldNotContain("许可科");
    }

    [Fact]
    public async Task Export_ReadInChinese_HasTheChineseNames()
    {
        (await ReadAsync("/console/halls/town/requests.csv", "zh")).ShouldContain("译Paper");
        (await ReadAsync("/console/halls/town/requests.csv", "en")).ShouldNotContain("译");
        (await ReadAsync("/console/halls/town/figures.csv?by=department", "zh")).ShouldContain("许可科");
    }

    [Fact]
    public async Task Request_RefusedAndChanged_NamesThingsInTheReadersLanguage()
    {
        var request = await hall.SubmitAsync(ConsolePlan.Paper);
        (await hall.Host.Coordination.Request(request).ExecuteAsync(new EscalateRequest(Urgency.EspeciallyUrgent, new Reason(null, new ReasonId("illness"))), Meta)).Require();

        (await ReadAsync($"/console/requests/{request}", "zh")).ShouldContain("已调整：译Illness");
        (await ReadAsync($"/console/requests/{request}", "en")).ShouldContain("Changed: Illness");
    }

    [Fact]
    public async Task PlanForm_ReadInChinese_KeepsEveryLanguage()
    {
        var form = await ReadAsync("/console/halls/town/plan", "zh", Role.Administrator);

        form.ShouldContain("\"en\": \"Permits\"");
        form.ShouldContain("\"zh-Hans\": \"许可科\"");
    }

    private async Task<string> ReadAsync(string path, string language, Role role = Role.Supervisor)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.Add("Accept-Language", language);
        using var answer = await (await hall.VisitorAsync(role)).Client.SendAsync(asked);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
