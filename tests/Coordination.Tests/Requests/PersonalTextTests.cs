using System.Text;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Kinds;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Requests;

public sealed class PersonalTextTests
{
    private static readonly EraseTexts EraseAll = new("consent-withdrawn");

    [Fact]
    public async Task Erase_AllTexts_NamesTheirVersionsAndLeavesTheRequestAsItIs()
    {
        await using var hall = await OpenAsync();
        var request = await SubmitAsync(hall);
        var before = await hall.Host.Request(request).ReadAsync();
        hall.Clock.Advance(TimeSpan.FromMinutes(1));

        await hall.NoteAsync(request, EraseAll, CommandMeta.Engine);

        var after = (await hall.Host.Request(request).ReadAsync())!;
        (after with { Version = before!.Version, ChangedAt = before.ChangedAt }).ShouldBe(before);
        after.Version.ShouldBe(before.Version + 1);
        var erased = await LastAsync(hall, request);
        (erased.Type, Encoding.UTF8.GetString(erased.Payload.Span)).ShouldBe(("personal.erased", """{"basis":"consent-withdrawn","versions":[1]}"""));
        (await TextsAsync(hall, request)).ShouldBeEmpty();
        (await VerifyAsync(hall)).ShouldBeNull();
    }

    [Fact]
    public async Task Erase_WhileItWaits_DisturbsNoQueue()
    {
        await using var hall = await OpenAsync();
        var requests = new[] { await SubmitAsync(hall), await SubmitAsync(hall), await SubmitAsync(hall) };

        await hall.NoteAsync(requests[0], EraseAll, CommandMeta.Engine);
        await hall.NoteAsync(requests[1], new LookAtTexts("He called."), Supervisor);

        (await hall.QueueAsync()).ShouldBe(requests);
        (await hall.Centre.ReconcileAsync()).ShouldBe(new Coordination.Centres.ReconciliationReport(3, 0, 0, 0));
    }

    [Fact]
    public async Task Erase_OneKind_LeavesTheOthers()
    {
        await using var hall = await OpenAsync();
        var request = await SubmitAsync(hall);
        await hall.NoteAsync(request, new LookAtTexts("He called."), Supervisor);

        await hall.NoteAsync(request, new EraseTexts("retention") { Versions = [1] }, CommandMeta.Engine);

        (await TextsAsync(hall, request)).ShouldHaveSingleItem().ShouldContain("He called.");
    }

    [Fact]
    public async Task Erase_Repeated_HasOneEffect()
    {
        await using var hall = await OpenAsync();
        var request = await SubmitAsync(hall);

        var first = await hall.NoteAsync(request, EraseAll, CommandMeta.Engine with { Key = new CommandKey("erasure-1") });
        var second = await hall.NoteAsync(request, EraseAll, CommandMeta.Engine with { Key = new CommandKey("erasure-1") });
        await hall.NoteAsync(request, EraseAll, CommandMeta.Engine);

        second.Version.ShouldBe(first.Version);
        hall.CountEvents("personal.erased").ShouldBe(1);
    }

    [Fact]
    public async Task Erase_ByAPerson_IsRefused()
    {
        await using var hall = await OpenAsync();
        var request = await SubmitAsync(hall);

        (await ((IGrains)hall.Host).NoteAsync(GrainKey.Of(request), EraseAll, Supervisor)).Refusal!.Code.ShouldBe(RefusalCodes.NotAllowed);
        (await TextsAsync(hall, request)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Look_ByStaff_IsOnRecordWithoutTheTextAndItsReasonBesideTheChain()
    {
        await using var hall = await OpenAsync();
        var request = await SubmitAsync(hall);

        await hall.NoteAsync(request, new LookAtTexts("He called."), Supervisor);

        var look = await LastAsync(hall, request);
        (look.Type, look.By, Encoding.UTF8.GetString(look.Payload.Span)).ShouldBe(("personal.read", hall.Journal.Installation.OnRecord(Supervisor.By), """{"texts":["submission"]}"""));
        Encoding.UTF8.GetString(look.Personal!.Text.Span).ShouldBe("""{"reason":"He called."}""");
        (await VerifyAsync(hall)).ShouldBeNull();
    }

    [Fact]
    public async Task Submit_WithAContact_IsFoundByItHoweverItIsWrittenAndInThisHallAlone()
    {
        await using var hall = await OpenAsync();
        var request = GrainKey.Of(await SubmitAsync(hall));

        foreach (var contact in (string[])["+48221234567", "+48 (22) 123-45-67", "JAN@Example.org", " jan@example.org "])
        {
            (await FindAsync(hall, Hall, contact)).ShouldBe([request], contact);
        }

        (await FindAsync(hall, Hall, "48221234567")).ShouldBeEmpty();
        (await FindAsync(hall, new CentreId("elsewhere"), "jan@example.org")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("+48 (22) 123-45.67", "+48221234567")]
    [InlineData("０２２ 123", "022123")]
    [InlineData("Jan@Example.ORG; 22 123", "jan@example.org|22123")]
    [InlineData("Przy okienku  3", "przy okienku 3")]
    [InlineData("e\u0301va@example.org", "\u00e9va@example.org")]
    [InlineData(" - , ;", "-")]
    public void ContactForm_WhatPeopleWrite_HasOneForm(string text, string form) => string.Join('|', ContactForm.Of(text)).ShouldBe(form);

    [Theory]
    [InlineData("0048 22 123", "004822123|+4822123")]
    [InlineData("+48 22 123", "+4822123|004822123")]
    [InlineData("22 123", "22123")]
    [InlineData("00@example.org", "00@example.org")]
    public void ContactForm_ATelephoneAbroad_IsSoughtInBothWaysToWriteIt(string text, string sought) => string.Join('|', ContactForm.Sought(text)).ShouldBe(sought);

    private static CommandMeta Supervisor => new(new Actor(ActorKind.Supervisor, "vera"));

    private static Task<TestHall> OpenAsync() => TestHall.OpenAsync(OneDesk());

    private static async Task<RequestId> SubmitAsync(TestHall hall)
    {
        var command = new SubmitRequest { Centre = Hall, Service = Passport, Personal = new PersonalDetails("Jan", "+48 22 123 45 67, jan@example.org", "Lost it.") };
        return (await hall.Host.SubmitAsync(command, TestHall.Citizen())).Require().Request;
    }

    private static async Task<IReadOnlyList<GrainKey>> FindAsync(TestHall hall, CentreId centre, string contact) =>
        await hall.Journal.FindPersonalAsync(hall.Journal.Installation.DigestOf(centre, ContactForm.Of(contact).Single()), 10);

    private static async Task<JournalEvent> LastAsync(TestHall hall, RequestId request) =>
        (await hall.Journal.ReadHistoryAsync(GrainKey.Of(request)).LastAsync()).Event;

    private static async Task<List<string>> TextsAsync(TestHall hall, RequestId request) => await hall.Journal.ReadHistoryAsync(GrainKey.Of(request))
        .Where(entry => entry.Event.Personal is not null).Select(entry => Encoding.UTF8.GetString(entry.Event.Personal!.Text.Span)).ToListAsync();

    private static async Task<VerifyDifference?> VerifyAsync(TestHall hall) => (await JournalVerifier.VerifyAsync(hall.Journal, TestKinds.Replays)).First;
}
