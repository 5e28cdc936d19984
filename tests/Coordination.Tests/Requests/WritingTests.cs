using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Requests.Events;
using Shouldly;
using Xunit;
using static Coordination.Tests.Requests.Commands;

namespace Coordination.Tests.Requests;

public sealed class WritingTests
{
    private static readonly RequestBehaviour Behaviour = new();

    [Fact]
    public void WriteEvent_PersonalData_IsBesideTheEvent()
    {
        var story = Story.Begin().Given(Submit() with { Personal = new PersonalDetails("Jan Kowalski", "600 100 200", "My card") });
        Personal(story.Events[0]).ShouldBe("""{"name":"Jan Kowalski","contact":"600 100 200","matter":"My card"}""");
        Text(Behaviour.WriteEvent(story.Events[0])).ShouldNotContain("Kowalski");
        Text(Behaviour.WriteState(story.State)).ShouldNotContain("Kowalski");
        Personal(story.Given(Assign()).When(Ask(0, "visa") with { Message = "Dear Jan" }).Events[0]).ShouldBe("""{"words":"Dear Jan"}""");
        Text(Behaviour.WriteEvent(story.Events[0])).ShouldNotContain("Jan");
        story.Given(Supply("visa"), Assign(), Complete()).When(new RateRequest(4, "kind"));
        Personal(story.Events[0]).ShouldBe("""{"words":"kind"}""");
        Text(Behaviour.WriteEvent(story.Events[0])).ShouldBe("""{"score":4}""");
    }

    /// <remarks>Case F24: what is repeated under its key may name the same instant in another zone.</remarks>
    [Fact]
    public void WriteCommand_SameInstantInAnotherZone_IsTheSameCommand()
    {
        var booked = Story.Monday.AddDays(1);
        Text(Behaviour.WriteCommand(Submit() with { AppointmentAt = booked.ToOffset(TimeSpan.FromHours(2)) }))
            .ShouldBe(Text(Behaviour.WriteCommand(Submit() with { AppointmentAt = booked })));
    }

    [Fact]
    public void WritePersonal_NothingPersonal_IsNull()
    {
        var story = Story.Begin().Given(Submit() with { Personal = new PersonalDetails() });
        Personal(story.Events[0]).ShouldBeNull();
        Personal(story.Given(Assign(), Complete()).When(new RateRequest(4, " ")).Events[0]).ShouldBeNull();
    }

    [Fact]
    public void WriteEvent_FactsInAnyOrder_GiveTheSameBytes()
    {
        var ordinal = Fact(StringComparer.Ordinal);
        var reverse = Fact(Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a)));
        reverse.Keys.First().ShouldBe("b");
        Text(Behaviour.WriteCommand(reverse.With())).ShouldBe(Text(Behaviour.WriteCommand(ordinal.With())));
        Text(Behaviour.WriteEvent(Submitted(reverse))).ShouldContain("""{"B":"1","a":"1","b":"1"}""");
    }

    [Fact]
    public void WriteCommand_EveryPropertyOfEveryCommand_IsPartOfIt()
    {
        var hidden = typeof(RequestCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(RequestCommand)) && !type.IsAbstract)
            .SelectMany(type => type
                .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(property => property.Name != "EqualityContract")
                .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
                .Except(RequestsJson.Default.GetTypeInfo(type)!.Properties.Select(property => property.Name))
                .Select(property => $"{type.Name}.{property}"));

        hidden.ShouldBeEmpty();
    }

    [Fact]
    public void WriteCommand_DifferentCommands_DifferAndNameThemselves()
    {
        Text(Behaviour.WriteCommand(Complete())).ShouldBe("""{"command":"complete","item":0,"staff":"anna","outcome":"granted"}""".Replace("\"item\":0,", "", StringComparison.Ordinal));
        Text(Behaviour.WriteCommand(Complete(1))).ShouldContain("\"item\":1");
        Text(Behaviour.WriteCommand(new AskDocuments(1, RequestTestHall.Anna, default))).ShouldBe("""{"command":"ask-documents","item":1,"staff":"anna"}""");
    }

    [Fact]
    public void ReadEvent_AddedFields_AreSkipped() =>
        Behaviour.ReadEvent(RequestEventNames.Started, """{"item":1,"later":{"a":[1]},"staff":"anna"}"""u8).ShouldBe(new ItemStarted(1, RequestTestHall.Anna));

    [Theory]
    [InlineData("request.invented", "{}")]
    [InlineData("item.started", "null")]
    [InlineData("item.started", "{")]
    [InlineData("item.started", "{\"item\":\"one\"}")]
    [InlineData("item.started", "{\"staff\":\"not a slug\"}")]
    public void ReadEvent_NotOfItsForm_IsCorrupt(string name, string json) =>
        Should.Throw<JournalCorruptException>(() => Behaviour.ReadEvent(name, Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"status\":\"asleep\"}")]
    public void ReadState_NotOfItsForm_IsCorrupt(string json) =>
        Should.Throw<JournalCorruptException>(() => Behaviour.ReadState(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("{\"id\":\"0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21\",\"channel\":\"pigeon\"}")]
    [InlineData("{\"id\":\"0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21\",\"items\":{}}")]
    [InlineData("{\"id\":\"0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21\",\"items\":[{\"status\":\"waiting\"}]}")]
    public void ReadRouting_NotOfItsForm_IsCorrupt(string json) =>
        Should.Throw<JournalCorruptException>(() => RequestRoutingReader.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void ReadState_Lists_AreNeverDefault()
    {
        var state = Behaviour.ReadState("""{"items":[{"step":"a","department":"b","status":"waiting"}],"reasons":[{"code":"x","message":"y"}]}"""u8);
        new[] { state.Needs.IsDefault, state.NeededSkills.IsDefault, state.Documents.IsDefault, state.MissingDocuments.IsDefault, state.Objections.IsDefault, state.Items[0].Exclusions.IsDefault, state.Reasons[0].Faults.IsDefault }
            .ShouldAllBe(isDefault => !isDefault);
    }

    [Fact]
    public void Initial_KeyOfAnotherKind_IsAFault() =>
        Should.Throw<ArgumentException>(() => Behaviour.Initial(new GrainKey(GrainKind.Request, "no uuid")));

    [Theory]
    [InlineData(RequestStatus.InService, "in-service")]
    [InlineData(RequestStatus.AwaitingDocuments, "awaiting-documents")]
    public void StatusOf_State_IsInKebabCase(RequestStatus status, string name) =>
        Behaviour.StatusOf(new RequestState { Status = status }).ShouldBe(name);

    [Fact]
    public void StatusNames_All_AreThoseOfTheJson()
    {
        foreach (var status in Enum.GetValues<RequestStatus>())
        {
            System.Text.Json.JsonSerializer.Serialize(status).ShouldBe($"\"{RequestStatusNames.Of(status)}\"");
            (RequestStatusNames.TryParse(RequestStatusNames.Of(status), out var parsed), parsed).ShouldBe((true, status));
        }

        foreach (var status in Enum.GetValues<WorkItemStatus>())
        {
            System.Text.Json.JsonSerializer.Serialize(status).ShouldBe($"\"{WorkItemStatusNames.Of(status)}\"");
            (WorkItemStatusNames.TryParse(WorkItemStatusNames.Of(status), out var parsed), parsed).ShouldBe((true, status));
        }

        RequestStatusNames.TryParse("asleep", out _).ShouldBeFalse();
        WorkItemStatusNames.TryParse(null, out _).ShouldBeFalse();
    }

    private static RequestSubmitted Submitted(ImmutableSortedDictionary<string, string> facts) =>
        new(RequestTestHall.Centre, RequestTestHall.Card, Coordination.Plans.ApplicantKind.Citizen, Coordination.Plans.Channel.Online) { Facts = facts };

    private static ImmutableSortedDictionary<string, string> Fact(IComparer<string> order) =>
        ImmutableSortedDictionary.Create<string, string>(order).Add("a", "1").Add("b", "1").Add("B", "1");

    private static string? Personal(RequestEvent happened) => Behaviour.WritePersonal(happened) is { } bytes ? Text(bytes) : null;

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}

file static class FactsExtensions
{
    public static SubmitRequest With(this ImmutableSortedDictionary<string, string> facts) => Submit() with { Facts = facts };
}
