using System.Collections.Immutable;
using System.Text;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

/// <summary>What a submission may say is declared by the plan, and only what the plan says of it stays.</summary>
public sealed class DeclarationTests
{
    private static readonly RequestBehaviour Behaviour = new();

    [Theory]
    [InlineData("sickness", "flu", "is no fact that the hall's plan declares: give danger, people, drill, later, illness or colour, or leave it out.")]
    [InlineData("Danger", "yes", "is no fact")]
    [InlineData("danger", "maybe", "is neither yes nor no: give one of them.")]
    [InlineData("people", "some", "is no number: give one such as 3 or 2.5.")]
    [InlineData("people", "600-100-200", "is no number")]
    [InlineData("colour", "Blue", "is none of its values: give Red or Green.")]
    public void Submit_FactUndeclaredOrOfAnotherType_LeavesNoRecord(string name, string value, string says)
    {
        var story = Story.Begin().When(With((name, value))).Refused(RefusalCodes.Invalid, $"facts.{name}");
        story.State.Version.ShouldBe(0);
        story.Refusal!.Message.ShouldStartWith($"The field 'facts.{name}' {says}");
        story.Refusal.Message.ShouldNotContain(value == "yes" ? "\"yes\"" : value);
    }

    [Fact]
    public void Submit_NeedUndeclared_LeavesNoRecordAndIsNotRepeated()
    {
        var story = Story.Begin().When(Submit() with { Needs = ["child", "diabetes"] }).Refused(RefusalCodes.Invalid, "needs");
        story.State.Version.ShouldBe(0);
        story.Refusal!.Message.ShouldBe("The field 'needs' has at place 2 no need that the hall's plan declares: give wheelchair, child, deaf or anxious, or leave it out.");
    }

    [Theory]
    [InlineData(0, "it declares none, so leave it out.")]
    [InlineData(1, "give n0, or leave it out.")]
    [InlineData(9, "give n0, n1, n2, n3, n4, n5, n6, n7 or one of 1 more, or leave it out.")]
    [InlineData(32, "give n0, n1, n2, n3, n4, n5, n6, n7 or one of 24 more, or leave it out.")]
    public void Submit_NeedUndeclared_NamesTheDeclaredOnesShortened(int declared, string says)
    {
        var plan = RequestTestHall.Plan.Plan with { Needs = [.. Enumerable.Range(0, declared).Select(number => new NeedPlan { Id = $"n{number}", Name = "Need", Urgency = Urgency.General })] };
        Story.Begin(new ActivePlan(plan, 7)).When(Submit() with { Needs = ["deaf"] }).Refused(RefusalCodes.Invalid, "needs").Refusal!.Message.ShouldEndWith(says);
    }

    [Fact]
    public void Submit_UndeclaredOfAServiceOutOfPowers_LeavesNoRecordEither() =>
        Story.Begin().When(Submit(RequestTestHall.Marriage) with { Needs = ["diabetes"] }).Refused(RefusalCodes.Invalid, "needs");

    [Fact]
    public void Submit_EveryWayOfKeeping_StaysWhereThePlanSays()
    {
        var story = Story.Begin().When(Submit() with
        {
            Facts = Facts(("danger", "YES"), ("people", " 20.0 "), ("drill", "no"), ("later", "yes"), ("illness", "asthma"), ("colour", "red")),
            Needs = ["wheelchair", "child", "deaf", "child"],
            Personal = new PersonalDetails("Jan"),
        });

        var submitted = story.Events.OfType<RequestSubmitted>().Single();
        Event(submitted).ShouldContain("""
            "facts":{"colour":"Red","danger":"yes","people":"20"},"evidence":["photo","old-card"],"needs":["child"]}
            """.Trim());
        Personal(submitted).ShouldBe("""{"name":"Jan","facts":{"drill":"no","illness":"asthma"},"needs":["wheelchair","deaf"]}""");
        story.State.Needs.ShouldBe(["child"]);
        story.State.Urgency.ShouldBe(Urgency.EspeciallyUrgent);
        foreach (var chained in story.Events.Select(Event).Append(Encoding.UTF8.GetString(story.Row.State.Span)))
        {
            ((string[])["asthma", "illness", "drill", "later", "wheelchair", "deaf"]).ShouldAllBe(personal => !chained.Contains(personal, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Submit_OnlyWhatIsNotKept_HasNothingPersonal()
    {
        var story = Story.Begin().When(With(("later", "no")));
        Behaviour.WritePersonal(story.Events[0]).ShouldBeNull();
        Event(story.Events[0]).ShouldNotContain("facts");
        story.Happened<RequestAdmitted>().Urgency.ShouldBe(Urgency.NotUrgent);
    }

    [Theory]
    [InlineData("danger", "yes", "in-danger")]
    [InlineData("people", "20", "rule-2")]
    [InlineData("danger", "no", null)]
    public void Submit_Admitted_NamesTheRuleThatFitted(string name, string value, string? rule) =>
        Story.Begin().When(With((name, value))).Happened<RequestAdmitted>().Rule.ShouldBe(rule);

    [Fact]
    public void Submit_NeedsWithSkills_PutsWhatTheyDemandOnRecord()
    {
        var story = Story.Begin().When(Submit() with { Needs = ["anxious", "deaf", "wheelchair"] });
        Event(story.Happened<RequestAdmitted>()).ShouldContain("""
            "neededSkills":[{"skill":"clerk","level":3,"relaxAfterMinutes":20},{"skill":"signing","level":2}]
            """.Trim());
        story.State.NeededSkills.Length.ShouldBe(2);
        RequestRouting.Of(story.State).NeededSkills.ShouldBe(story.State.NeededSkills);
    }

    private static SubmitRequest With(params (string Name, string Value)[] facts) => Submit() with { Facts = Facts(facts) };

    private static ImmutableSortedDictionary<string, string> Facts(params (string Name, string Value)[] facts) =>
        facts.ToImmutableSortedDictionary(fact => fact.Name, fact => fact.Value);

    private static string Event(RequestEvent happened) => Encoding.UTF8.GetString(Behaviour.WriteEvent(happened).Span);

    private static string Personal(RequestEvent happened) => Encoding.UTF8.GetString(Behaviour.WritePersonal(happened)!.Value.Span);

    [Theory]
    [InlineData(0, "legal", "lawyer", "wheelchair")]
    [InlineData(0, "legal", "wheelchair", "lawyer")]
    [InlineData(12, "archive", "lawyer", "wheelchair")]
    [InlineData(12, "archive", "wheelchair", "lawyer")]
    public void Needs_WithDepartments_TheFirstInThePlanThatIsOpenCounts(int hoursLater, string department, params string[] needs)
    {
        var document = RequestTestHall.Plan.Plan;
        var plan = new ActivePlan(
            document with
            {
                Needs = [new NeedPlan { Id = "lawyer", Name = "A lawyer", Department = RequestTestHall.Legal }, .. document.Needs],
                Staff = [.. document.Staff.Select(person => person with { Skills = [.. person.Skills.Select(skill => skill with { Expires = null })] })],
            },
            7);

        var story = Story.Begin(plan).At(Story.Monday.AddHours(hoursLater)).Given(Commands.Submit() with { Channel = Channel.Online, Needs = [.. needs] });

        story[0].Department.ShouldBe(new DepartmentId(department));
    }
}
