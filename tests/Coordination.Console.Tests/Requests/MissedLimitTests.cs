using System.Net;
using Coordination.Console.Requests;
using Coordination.Console.Shell;
using Coordination.Console.Tests.Hosting;
using Coordination.Console.Texts;
using Coordination.Requests;
using Shouldly;

namespace Coordination.Console.Tests.Requests;

/// <summary>A clock that stands still after its limit does not hide that it was missed.</summary>
public sealed class MissedLimitTests
{
    private static readonly DateTimeOffset Nine = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true, 65, 3, "missed", "The limit was missed at 09:40; the clock stands still since 10:05")]
    [InlineData(true, 65, 30, "missed", "The limit was missed on 1 Mar at 09:40; the clock stands still since 1 Mar 10:05")]
    [InlineData(true, null, 3, "missed", "The limit was missed at 09:40; the clock stands still")]
    [InlineData(false, 65, 3, "stands still", "Until the limit")]
    public async Task Clock_ThatStandsStill_SaysWhetherAndWhenItsLimitWasMissed(bool isMissed, int? stopped, int hours, string value, string name)
    {
        var hour = TimeSpan.FromHours(1);
        var state = new RequestState
        {
            Id = new RequestId(Guid.Parse("0190a6f2-0000-7000-8000-000000000001")), Centre = ConsolePlan.Centre, Service = ConsolePlan.Permit, SubmittedAt = Nine,
            Items = [new WorkItemState { Step = new("do"), Department = ConsolePlan.Permits, Status = WorkItemStatus.AwaitingDocuments }],
            Clock = new ServiceClock(hour, hour, null, null, isMissed),
        };
        state.Settle(1, Nine, null);
        var model = new RequestModel
        {
            State = state, Wait = null, Urgency = null, IsErased = false, Columns = [],
            Steps = [Step("request.service-level-missed", 40), Step("item.documents-asked", 65)], StoppedAt = stopped is { } minutes ? Nine.AddMinutes(minutes) : null,
        };
        var page = new PageContext { Texts = ConsoleTexts.Find("en")!, Address = "/", Now = Nine.AddHours(hours) };

        var shown = WebUtility.HtmlDecode(await PageRenderer.RenderAsync(page, PageRenderer.Of<RequestView, RequestModel>(model)));

        shown.ShouldMatch($"<span class=\"value[^\"]*\">{value}</span>\\s*<span class=\"name\">{name}</span>");
    }

    [Fact]
    public void Times_OfAHistoryThatWasCut_AreNotTold() => new RequestModel
    {
        State = new RequestState(), Wait = null, Urgency = null, IsErased = false, Columns = [], Steps = [Step("request.service-level-missed", 40), .. Enumerable.Repeat(Step("item.put-on-hold", 50), 499)],
    }.MissedAt.ShouldBeNull();

    private static RequestStep Step(string name, int minutes) => new(1, name, Nine.AddMinutes(minutes), null, false);
}
