using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Requests;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

/// <summary>Malformed submissions: refused with the field's name, and without a record.</summary>
public sealed class SubmissionFormTests
{
    public static TheoryData<string, string> Malformed => new()
    {
        { "centre", "centre" },
        { "service", "service" },
        { "applicant", "applicant" },
        { "channel", "channel" },
        { "33 facts", "facts" },
        { "empty fact name", "facts" },
        { "fact name of 65", "facts" },
        { "empty fact value", "facts.people" },
        { "fact value of 257", "facts.people" },
        { "fact with control character", "facts.people" },
        { "fact with half a surrogate", "facts.people" },
        { "33 pieces of evidence", "evidence" },
        { "empty evidence", "evidence[1]" },
        { "evidence of 65", "evidence[0]" },
        { "33 needs", "needs" },
        { "empty need", "needs[0]" },
        { "name of 201", "personal.name" },
        { "name of 201 pictures", "personal.name" },
        { "name of one letter with 2,000 accents", "personal.name" },
        { "contact of 201", "personal.contact" },
        { "matter of 4001", "personal.matter" },
        { "appointment in the past", "appointmentAt" },
        { "appointment after three years", "appointmentAt" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Submit_Malformed_IsRefusedWithTheField(string fault, string field)
    {
        var story = Story.Begin().When(Spoilt(fault)).Refused(RefusalCodes.Invalid, field);
        story.State.Version.ShouldBe(0);
    }

    [Fact]
    public void Submit_LongestAllowed_IsOnRecord()
    {
        var facts = Enumerable.Range(0, 31).ToImmutableSortedDictionary(number => $"fact{number}", _ => new string('v', 256)).Add(new string('n', 64), "x");
        var needs = Enumerable.Range(0, 32).Select(number => $"need{number}").ToArray();
        var plan = RequestTestHall.Plan.Plan with
        {
            Facts = [.. facts.Keys.Select(id => new FactPlan { Id = id, Name = id })],
            Needs = [.. needs.Select(id => new NeedPlan { Id = id, Name = id, Urgency = Urgency.General })],
            UrgencyRules = [],
        };
        Story.Begin(new ActivePlan(plan, 7)).When(Submit() with
        {
            Facts = facts,
            Needs = [.. needs],
            Personal = new PersonalDetails(new string('a', 200), new string('b', 200), new string('c', 3990) + "\n\ttwo lines"[..10]),
            AppointmentAt = Story.Monday,
        }).Stands(RequestStatus.Waiting);
    }

    /// <remarks>Case F22: characters are counted as people count them.</remarks>
    [Theory]
    [InlineData("\U0001F600")]
    [InlineData("e\u0301")]
    [InlineData("\U0001F469\u200D\U0001F467")]
    public void Submit_NameOfManyParts_IsCountedByItsCharacters(string character) =>
        Story.Begin().When(Submit() with { Personal = new PersonalDetails(string.Concat(Enumerable.Repeat(character, 200))) }).Stands(RequestStatus.Waiting);

    [Fact]
    public void Submit_NoPlan_IsNotFound() => Story.WithoutPlan().When(Submit()).Refused(RefusalCodes.NotFound, "centre");

    [Fact]
    public void Submit_PlanOfAnotherCentre_IsNotFound() =>
        Story.Begin().When(Submit() with { Centre = new("elsewhere") }).Refused(RefusalCodes.NotFound, "centre");

    [Fact]
    public void Submit_Twice_IsWrongState() => Story.Begin().Given(Submit()).When(Submit()).Refused(RefusalCodes.WrongState);

    [Fact]
    public void Submit_NullLists_AreEmpty()
    {
        var story = Story.Begin().When(Submit() with { Facts = null!, Evidence = default, Needs = default });
        story.State.Reasons.Select(reason => reason.Code).ShouldBe([RefusalCodes.EvidenceMissing, RefusalCodes.EvidenceMissing]);
    }

    private static SubmitRequest Spoilt(string fault) => fault switch
    {
        "centre" => Submit() with { Centre = default },
        "service" => Submit() with { Service = default },
        "applicant" => Submit() with { Applicant = (ApplicantKind)9 },
        "channel" => Submit() with { Channel = (Channel)(-1) },
        "name of 201 pictures" => Submit() with { Personal = new PersonalDetails(string.Concat(Enumerable.Repeat("\U0001F600", 201))) },
        "name of one letter with 2,000 accents" => Submit() with { Personal = new PersonalDetails("e" + new string('\u0301', 2000)) },
        "33 facts" => Submit() with { Facts = Enumerable.Range(0, 33).ToImmutableSortedDictionary(number => $"fact{number}", _ => "x") },
        "empty fact name" => WithFact("", "x"),
        "fact name of 65" => WithFact(new string('n', 65), "x"),
        "empty fact value" => WithFact("people", " "),
        "fact value of 257" => WithFact("people", new string('v', 257)),
        "fact with control character" => WithFact("people", "1\u0000"),
        "fact with half a surrogate" => WithFact("people", "1\ud800"),
        "33 pieces of evidence" => Submit() with { Evidence = [.. Enumerable.Range(0, 33).Select(number => $"e{number}")] },
        "empty evidence" => Submit() with { Evidence = ["photo", ""] },
        "evidence of 65" => Submit() with { Evidence = [new string('e', 65)] },
        "33 needs" => Submit() with { Needs = [.. Enumerable.Range(0, 33).Select(number => $"n{number}")] },
        "empty need" => Submit() with { Needs = [null!] },
        "name of 201" => Submit() with { Personal = new PersonalDetails(Name: new string('a', 201)) },
        "contact of 201" => Submit() with { Personal = new PersonalDetails(Contact: new string('a', 201)) },
        "matter of 4001" => Submit() with { Personal = new PersonalDetails(Matter: new string('a', 4001)) },
        "appointment in the past" => Submit() with { AppointmentAt = Story.Monday.AddSeconds(-1) },
        "appointment after three years" => Submit() with { AppointmentAt = Story.Monday.AddYears(3) },
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    private static SubmitRequest WithFact(string name, string value) =>
        Submit() with { Facts = ImmutableSortedDictionary<string, string>.Empty.Add(name, value) };
}
