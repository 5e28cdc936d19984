using Coordination.Console.Plans;
using Coordination.Console.Tests.Hosting;
using Coordination.Console.Texts;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Staff;
using Shouldly;

namespace Coordination.Console.Tests.Plans;

/// <summary>What is different in two plans is told to people who read no documents.</summary>
public sealed class PlanWordsTests
{
    private static readonly HallPlan Plan = ConsolePlan.Create(ConsolePlan.Centre) with
    {
        Calendars =
        [
            new CalendarPlan
            {
                Id = new("week"),
                Hours = [Open(DayOfWeek.Monday, 8, 12), Open(DayOfWeek.Monday, 13, 16), Open(DayOfWeek.Tuesday, 8, 16), Open(DayOfWeek.Wednesday, 8, 16)],
            },
        ],
    };

    [Fact]
    public void Words_OfALimit_NameTheDepartmentAndBothNumbers()
    {
        var (from, to) = (With(desk => desk with { QueueLimit = 20 }), With(desk => desk with { QueueLimit = 10 }));

        Told(from, to).ShouldBe(["Department Permits | departments[permits].queueLimit | Queue limit: 20 → 10"]);
        Told(Plan, to).ShouldBe(["Department Permits | departments[permits].queueLimit | Queue limit: no limit → 10"]);
        Told(from, to, "zh").ShouldBe(["部门“Permits” | departments[permits].queueLimit | 等候上限：20 → 10"]);
    }

    [Fact]
    public void Words_OfOpeningHours_AreTheDaysThatDiffer()
    {
        var week = With(desk => desk with { Calendar = new("week") });
        var to = week with { Calendars = [week.Calendars[0] with { Hours = [Open(DayOfWeek.Monday, 8, 18), Open(DayOfWeek.Tuesday, 8, 16), Open(DayOfWeek.Saturday, 9, 12)] }] };

        Told(week, to).ShouldBe(["Calendar week (Permits) | calendars[week].hours | Monday: 08:00–12:00, 13:00–16:00 → 08:00–18:00 | Wednesday: 08:00–16:00 → closed | Saturday: closed → 09:00–12:00"]);
        Told(week, to, "zh").Single().ShouldContain("星期六：不开放 → 09:00–12:00");
    }

    [Fact]
    public void Words_OfWhoComesAndGoes_AreTheirNamesAndWhatTheyHave()
    {
        var carol = new StaffPlan { Id = new("carol"), Name = "Carol Ek", Department = ConsolePlan.Papers, Skills = [new HeldSkill(new("births"), 4)] };
        var to = Plan with { Skills = [new SkillPlan(new("births"), "Births")], Staff = [.. Plan.Staff.Skip(1), carol] };

        var changes = Changes(Plan, to, "en");

        changes.Select(change => $"{change.Place}: {change.Lines.Single()}").ShouldBe(["Skill Births: new", "Person Anna Nowak: goes", "Person Carol Ek: new"]);
        changes[2].Members.ShouldBe(["Department: Papers", "Skills: Births, level 4", "Capacity: 100"]);
    }

    [Fact]
    public void Words_OfStepsNamesAndCodes_AreInThePlansNames()
    {
        var service = Plan.Services[1];
        var to = Plan with
        {
            Name = PlanName.Of(("en", "Town House"), ("zh", "市政厅")),
            Departments = [Plan.Departments[0] with { Dispatch = DispatchMode.Pull, Windows = ["1"] }, Plan.Departments[1]],
            Services = [Plan.Services[0], service with { Steps = [service.Steps[0] with { Department = ConsolePlan.Permits, Name = "Stamp" }] }],
            Crisis = Plan.Crisis with { SuspendedServices = [ConsolePlan.Paper], HeldLevels = [Urgency.NotUrgent] },
            Staff = [Plan.Staff[1], Plan.Staff[0], Plan.Staff[2]],
        };

        Told(Plan, to).ShouldBe(
        [
            "The hall | name | Name: Town House → en: Town House; zh: 市政厅",
            "Department Permits | departments[permits].windows | Windows: 1, 2 → 1",
            "Department Permits | departments[permits].dispatch | How work is given: given by the centre → taken by staff",
            "Service Paper, step Stamp | services[paper].steps[do].department | Department: Papers → Permits",
            "Service Paper, step Stamp | services[paper].steps[do].name | Name: none → Stamp",
            "Crisis plan | crisis.suspendedServices | Services that are not admitted: none → Paper",
            "Crisis plan | crisis.heldLevels | Levels that wait: none → 5 (not urgent)",
            "The hall | staff | Staff: another order | Jan Kowal, Anna Nowak, Ewa Lis",
        ]);
    }

    [Fact]
    public void Words_OfStepsAndDocumentsOfOneId_AreThoseOfTheirService()
    {
        var before = Plan with { Services = [Named(Plan.Services[0], "Photograph", "Passport photo"), Named(Plan.Services[1], "Stamp", "Old paper")] };
        var second = before.Services[1] with { Steps = [.. before.Services[1].Steps.Select(step => step with { After = [], ExpectedMinutes = 30 })], Evidence = [before.Services[1].Evidence[0] with { Required = false }] };
        var to = before with { Services = [before.Services[0], second] };

        Told(before, to).ShouldBe(
        [
            "Service Paper, document Old paper | services[paper].evidence[old].required | Needed: yes → no",
            "Service Paper, step Stamp | services[paper].steps[do].expectedMinutes | Expected time, min: 10 → 30",
            "Service Paper, step Stamp 2 | services[paper].steps[do-2].after | After the steps: Stamp → none",
            "Service Paper, step Stamp 2 | services[paper].steps[do-2].expectedMinutes | Expected time, min: 10 → 30",
        ]);
    }

    [Fact]
    public void Words_OfTwoPeopleOfOneName_AreOfTwoPeople()
    {
        var before = Plan with { Staff = [.. Plan.Staff, Plan.Staff[0] with { Id = new("anna-2") }] };
        var to = before with { Staff = [.. before.Staff.Select(person => person with { Capacity = 200 })] };

        var changes = Changes(before, to, "en");

        changes.Select(change => change.Place).ShouldBe(["Person Anna Nowak (anna)", "Person Jan Kowal", "Person Ewa Lis", "Person Anna Nowak (anna-2)"]);
        changes.Select(change => change.About).ShouldBe(["staff[anna]", "staff[jan]", "staff[ewa]", "staff[anna-2]"]);
    }

    [Fact]
    public void Words_OfRulesWithoutAnId_TellWhichOne()
    {
        UrgencyRule Rule(Urgency urgency) => new() { Urgency = urgency, Reason = "Soon." };
        var before = Plan with { UrgencyRules = [Rule(Urgency.General), Rule(Urgency.MoreUrgent)] };
        var alike = Plan with { UrgencyRules = [Rule(Urgency.MoreUrgent), Rule(Urgency.MoreUrgent), Rule(Urgency.General) with { Id = "last" }] };

        Told(before, before with { UrgencyRules = [before.UrgencyRules[0], before.UrgencyRules[1] with { Reason = "Very soon." }] }).Single()
            .ShouldBe("Rule of urgency no. 2 | urgencyRules[2].reason | Reason: Soon. → Very soon.");
        var places = new FaultPlaceWords(ConsoleTexts.Find("en")!, alike);
        places.Of("$.urgencyRules[0].reason").ShouldBe("Rule of urgency no. 1, Reason");
        places.Of("$.urgencyRules[1].reason").ShouldBe("Rule of urgency no. 2, Reason");
        places.Of("$.urgencyRules[2].reason").ShouldBe("Rule of urgency last, Reason");
    }

    [Fact]
    public void Words_OfVeryManyDifferences_AreOfTheFirst()
    {
        var before = Plan with { Staff = [.. Enumerable.Range(0, 1500).Select(number => Plan.Staff[0] with { Id = new($"person-{number}") })] };

        Changes(before, before with { Staff = [.. before.Staff.Select(person => person with { Capacity = 200 })] }, "en").Count.ShouldBe(1000);
    }

    [Fact]
    public void Words_OfEveryDifferenceOfTheSamplePlan_AreWords()
    {
        var sample = SamplePlan.Load();
        foreach (var language in (string[])["en", "zh"])
        {
            foreach (var change in Changes(sample with { Departments = [], Services = [], Staff = [], Calendars = [], Skills = [], Facts = [], Needs = [], UrgencyRules = [], ServiceLevels = [], NegativeList = [] }, sample, language))
            {
                change.Lines.Concat(change.Members).ShouldAllBe(line => !line.Contains('{') && !line.Contains('"'), change.Path);
            }
        }
    }

    [Theory]
    [InlineData("$.departments[1].queueLimit", "Department Papers, Queue limit")]
    [InlineData("$.services[0].steps[0].department", "Service Permit <b>&amp;</b>, step do, Department")]
    [InlineData("$.staff[2]", "Person Ewa Lis")]
    [InlineData("$.staff[7].skills[0]", "Staff, Skills")]
    [InlineData("$.timeZone", "Time zone")]
    [InlineData("$", null)]
    public void Words_OfAPathThatCounts_NameWhatIsThere(string path, string? place) =>
        new FaultPlaceWords(ConsoleTexts.Find("en")!, Plan).Of(path).ShouldBe(place);

    private static IEnumerable<string> Told(HallPlan from, HallPlan to, string language = "en") =>
        Changes(from, to, language).Select(change => string.Join(" | ", [change.Place, change.Path, .. change.Lines]));

    private static IReadOnlyList<PlanChange> Changes(HallPlan from, HallPlan to, string language) =>
        new PlanWords(ConsoleTexts.Find(language)!, from, to).Of(PlanDifferences.Between(from, to));

    private static ServicePlan Named(ServicePlan service, string step, string document) => service with
    {
        Steps = [service.Steps[0] with { Name = step }, service.Steps[0] with { Id = new("do-2"), Name = $"{step} 2", After = [service.Steps[0].Id] }],
        Evidence = [new EvidencePlan("old", document)],
    };

    private static HallPlan With(Func<DepartmentPlan, DepartmentPlan> change) => Plan with { Departments = [change(Plan.Departments[0]), Plan.Departments[1]] };

    private static OpeningHours Open(DayOfWeek day, int from, int to) => new(day, new TimeOnly(from, 0), new TimeOnly(to, 0));
}
