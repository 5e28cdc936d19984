using System.Collections.Immutable;
using System.Net;
using Coordination.Access;
using Coordination.Console.Plans;
using Coordination.Console.Shell;
using Coordination.Console.Tests.Hosting;
using Coordination.Console.Texts;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Shouldly;

namespace Coordination.Console.Tests.Plans;

/// <summary>What a plan would have done is told with what it stands on; and a plan can begin with the sample.</summary>
public sealed class PlanEffectPageTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Theory]
    [InlineData(5, false, 0, "Each day was simulated this many times with other times of service: 4; runs in all: 20.", null)]
    [InlineData(1, false, 3, "It was simulated this many times with other times of service: 4; runs in all: 4.", "Only one day is on record.")]
    [InlineData(1, true, 3, "runs in all: 4.", "Only today is on record")]
    public async Task Effect_OfDays_SaysHowManyRunsAndWhereTheyAreFew(int days, bool isToday, double unfinished, string runs, string? caution)
    {
        var plan = new PublishedPlan(1, default, ConsolePlan.Create(ConsolePlan.Centre));
        var page = new PageContext { Texts = ConsoleTexts.Find("en")!, Address = "/", Now = default, Hall = ConsolePlan.Centre }.With(plan.Plan);
        var effect = new PlanEffect
        {
            Days = [.. Enumerable.Range(1, days).Select(day => new DateOnly(2027, 3, day))], IsToday = isToday, Draws = 4, Arrivals = 10, LeftOut = 0,
            Figures = [new EffectFigure { Figure = "unfinished", Published = unfinished, Planned = unfinished, Difference = 0 }],
        };

        var shown = WebUtility.HtmlDecode(await PageRenderer.RenderAsync(page, PageRenderer.Of<PlanPageView, PlanModel>(
            new PlanModel(plan, "{}", new PlanTrial("{}") { Effect = effect }, true) { Versions = new PlanVersionsModel([], 1, null) })));

        shown.ShouldContain(runs);
        shown.Contains("on record. The interval", StringComparison.Ordinal).ShouldBe(caution is not null && !isToday);
        shown.ShouldContain(caution ?? runs);
        shown.Contains("counts as unfinished", StringComparison.Ordinal).ShouldBe(unfinished > 0);
    }

    [Fact]
    public async Task Form_ThatBeginsWithTheSample_HoldsItForThisHallAndPublishesNothing()
    {
        const string path = "/console/halls/town/plan";
        var administrator = await hall.VisitorAsync(Role.Administrator);

        (await administrator.ReadAsync(path)).ShouldContain($"href=\"{path}?sample=true#edit\"");
        var form = WebUtility.HtmlDecode(await administrator.ReadAsync($"{path}?sample=true"));

        form.ShouldContain("The form holds the sample plan, for this hall.");
        form.ShouldContain("\"centre\": \"town\"");
        form.ShouldContain("name=\"version\" value=\"1\"");
        (await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!.Version.ShouldBe(1);
    }
}
