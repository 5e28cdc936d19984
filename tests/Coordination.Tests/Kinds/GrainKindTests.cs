using System.Reflection;
using System.Text.Json;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.TestKit.Halls;
using Coordination.Testing.Journal;
using Coordination.TestKit.Kinds;
using Coordination.TestKit.Kinds.Suggestions;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Kinds;

/// <summary>Every kind of grain has every part. A kind that lacks one is named.</summary>
public sealed class GrainKindTests
{
    /// <summary>Numbers, names and events as they are on record: kinds and events are added here, and never changed.</summary>
    private static readonly Dictionary<string, string> OnRecord = new()
    {
        ["1 request"] = "item.accepted item.assigned item.citizen-missed item.completed item.consent-deemed item.declined "
            + "item.documents-asked item.held item.next-asked item.objected item.objection-reviewed item.offer-expired item.offered "
            + "item.parked item.queued item.reason-given item.released item.resumed item.started item.transferred request.absent request.admitted request.appointment-moved request.arrived request.cancelled "
            + "request.clock-halted request.clock-moved request.clock-released request.documents-supplied request.escalated request.no-show request.rated request.refused "
            + "request.reopened request.service-level-missed request.stepped-back request.submitted",
        ["2 centre"] = "centre.crisis-declared centre.crisis-lifted centre.reconciliation-ordered",
        ["3 department"] = "department.closed department.limited department.reopened",
        ["4 staff"] = "staff.draining staff.paused staff.resumed staff.signed-off staff.signed-on",
        ["5 plan"] = "plan.declined plan.proposed plan.published",
        ["6 access"] = "access.credential-ended access.credential-issued access.grant-given access.grant-taken access.password-accepted access.password-refused access.password-set "
            + "access.principal-added access.principal-described access.principal-disabled",
        ["7 erasures"] = "erasures.approved erasures.asked erasures.declined erasures.exported erasures.held erasures.hold-lifted erasures.searched erasures.swept erasures.texts-erased",
        ["8 batch"] = "batch.cancelled batch.progressed batch.started",
    };

    [Fact]
    public void Kinds_NumbersNamesAndEvents_AreThoseOnRecord() =>
        GrainKinds.All.ToDictionary(kind => $"{(int)kind.Kind} {kind.Name}", kind => Sorted(kind.Events))
            .ShouldBe(OnRecord.ToDictionary(known => known.Key, known => Sorted(known.Value.Split(' '))), ignoreOrder: true);

    [Fact]
    public void Kinds_EveryBehaviourOfTheCore_IsRegistered()
    {
        var behaviours = typeof(GrainKinds).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && IsBehaviour(type))
            .Select(type => (Type: type, Kind: (GrainKind)type.GetProperty("Kind")!.GetValue(Activator.CreateInstance(type))!));

        behaviours.Where(behaviour => GrainKinds.All.All(kind => kind.Kind != behaviour.Kind)).Select(behaviour => behaviour.Type.Name)
            .ShouldBeEmpty("Add the kind to GrainKinds.All.");
    }

    [Fact]
    public void Kinds_NumbersAndNames_AreUnique()
    {
        TestKinds.All.Select(kind => kind.Kind).ShouldBeUnique();
        TestKinds.All.Select(kind => kind.Name).ShouldBeUnique();
        TestKinds.All.ShouldAllBe(kind => (int)kind.Kind >= 1 && (int)kind.Kind <= 255);
    }

    [Fact]
    public void Kinds_EventNames_BelongToOneKind() => TestKinds.All.SelectMany(kind => kind.Events).ShouldBeUnique();

    [Fact]
    public void Kinds_EachOne_HasEventsAndAReplayOfItsOwn() =>
        TestKinds.All.Where(kind => kind.Events.Count == 0 || kind.Replay.Kind != kind.Kind).ShouldBeEmpty();

    [Fact]
    public void Kinds_EachOne_IsReadAndWrittenByItsName() =>
        TestKinds.All.ShouldAllBe(kind => JsonSerializer.Serialize(kind.Kind) == $"\"{kind.Name}\""
            && JsonSerializer.Deserialize<GrainKind>($"\"{kind.Name}\"") == kind.Kind);

    [Fact]
    public void Kinds_EachOne_HasASampleForTheHostsSuite() =>
        TestKinds.All.Select(kind => kind.Name).Except(KindSamples.All.Keys).ShouldBeEmpty("Add a sample command to KindSamples.");

    [Fact]
    public async Task Kinds_EachOneThatHostsRunAlike_HasADirectoryInTheEmbeddedHost()
    {
        await using var hall = await TestHall.OpenAsync(TestPlans.OneDesk());
        foreach (var kind in TestKinds.All.OfType<HallGrainKind>())
        {
            await Should.NotThrowAsync(async () => await kind.ReadAsync(hall.Host, TestPlans.Hall, kind.IsId("nobody") ? "nobody" : "hall"), kind.Name);
        }
    }

    [Fact]
    public async Task Channel_KindTheHostWasNotGiven_SaysSo()
    {
        await using var host = new EmbeddedHost(
            new InMemoryJournal(), new CoordinationOptions(), TimeProvider.System, new SequentialIds(0), Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        await host.StartAsync();

        Should.Throw<NotSupportedException>(() => host.Suggestion(TestPlans.Hall, new SuggestionId("longer-hours"))).Message.ShouldContain("suggestion");
    }

    [Fact]
    public void Add_NumberOfAnotherKind_IsAFault() =>
        Should.Throw<ArgumentException>(() => GrainKindNames.Add(GrainKind.Plan, "calendar"));

    [Fact]
    public void Add_NumberOutOfRange_IsAFault() =>
        Should.Throw<ArgumentException>(() => GrainKindNames.Add((GrainKind)256, "too-many"));

    private static string Sorted(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));

    private static bool IsBehaviour(Type? type) =>
        type is not null && (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(GrainBehaviour<,,,>) || IsBehaviour(type.BaseType));
}
