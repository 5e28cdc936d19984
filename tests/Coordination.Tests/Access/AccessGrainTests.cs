using System.Text;
using Coordination.Access;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;
using static Coordination.Tests.Access.AccessHall;

namespace Coordination.Tests.Access;

public sealed class AccessGrainTests
{
    private static readonly Grant Portals = new(Role.Portal, Hall);
    private static readonly Grant Supervisors = new(Role.Supervisor, Hall);

    [Fact]
    public async Task Add_NameContactAndReason_AreBesideTheChainAndInNoState()
    {
        await using var access = await OpenAsync();
        await access.AddAsync(Portal());

        var entry = access.Hall.Journal.Store.Entries.Single(one => one.Event.Type == "access.principal-added");
        var stored = Encoding.UTF8.GetString(entry.Event.Payload.Span) + Encoding.UTF8.GetString(access.Hall.Journal.Store.Rows[entry.Grain].State.Span);
        var personal = Encoding.UTF8.GetString(entry.Event.Personal.ShouldNotBeNull().Text.Span);

        foreach (var word in (string[])["Town portal", "portal@example.org", "It submits for citizens."])
        {
            personal.ShouldContain(word);
            stored.ShouldNotContain(word);
        }
    }

    [Fact]
    public async Task Add_Repeated_IsOnePrincipalWithOneId()
    {
        await using var access = await OpenAsync();
        var meta = Admin with { Key = new CommandKey("k") };

        var first = (await access.Access.ExecuteAsync(Portal(), meta)).Require();
        await access.AddAsync(Person());
        var second = (await access.Access.ExecuteAsync(Portal(), meta)).Require();

        second.ShouldBe(first);
        (await access.Access.ReadAsync())!.Principals.Length.ShouldBe(2);
        PrincipalId.TryParse(first.Principal.ToString(), out _).ShouldBeTrue();
    }

    [Fact]
    public async Task IssueKey_Secret_IsShownOnceAndOnRecordAsADigestOnly()
    {
        await using var access = await OpenAsync();
        var portal = await access.AddAsync(Portal());
        var command = new IssueKey(portal, access.Now.AddDays(1)) { Reason = "First." };
        var meta = Admin with { Key = new CommandKey("k") };

        var first = (await access.Access.ExecuteAsync(command, meta)).Require();
        await access.IssueKeyAsync(portal);
        var second = (await access.Access.ExecuteAsync(command, meta)).Require();

        first.Secret!.Length.ShouldBe(56);
        first.Secret.ShouldStartWith($"cdn_{first.Credential}_");
        second.ShouldBe(first with { Secret = null });
        var secret = first.Secret[^43..];
        var everything = string.Concat(access.Hall.Journal.Store.Entries.Select(entry =>
            Encoding.UTF8.GetString(entry.Event.Payload.Span) + Encoding.UTF8.GetString((entry.Event.Personal?.Text ?? default).Span)));
        everything.ShouldNotContain(secret);
        everything.ShouldContain(AccessToken.Hash(secret));
        (await access.Access.ReadAsync())!.Credentials.ShouldAllBe(known => known.Hash == null);
    }

    [Fact]
    public async Task Commands_WithoutAReason_AreRefusedByItsName()
    {
        await using var access = await OpenAsync();
        var portal = await access.AddAsync(Portal());
        var key = (await access.IssueKeyAsync(portal)).Credential!;
        ReasonedAccessCommand[] commands =
        [
            Portal(), new DescribePrincipal(portal), new DisablePrincipal(portal), new GiveGrant(portal, Supervisors), new TakeGrant(portal, Portals),
            new IssueKey(portal, access.Now.AddDays(1)), new IssueLink(portal, access.Now.AddDays(1)), new RevokeCredential(key),
        ];

        foreach (var command in commands)
        {
            var refusal = await access.RefuseAsync(command with { Reason = " " });
            (refusal.Code, refusal.Field).ShouldBe((RefusalCodes.ReasonRequired, "reason"), command.GetType().Name);
        }

        typeof(ReasonedAccessCommand).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(ReasonedAccessCommand))).ShouldBe(commands.Length);
    }

    public static TheoryData<AddPrincipal, string> Faults => new()
    {
        { Portal(new Grant(Role.Portal)), "grants[0].hall" },
        { Portal(Portals, new Grant(Role.Portal, new CentreId("another"))), "grants[1].hall" },
        { Portal(new Grant(Role.Viewer, Hall, new DepartmentId("none"))), "grants[0].department" },
        { Portal(Portals, Portals), "grants[1]" },
        { Portal(new Grant(Role.Device, Hall)), "grants[0].role" },
        { Portal() with { Staff = Anna }, "staff" },
        { Person() with { Staff = new StaffId("nobody") }, "staff" },
        { Portal() with { Purpose = DevicePurpose.Kiosk }, "purpose" },
        { new AddPrincipal(PrincipalKind.Device) { Reason = "A display." }, "purpose" },
        { new AddPrincipal(PrincipalKind.Device) { Purpose = DevicePurpose.Display, Grants = [Portals], Reason = "A display." }, "grants[0].role" },
        { Portal() with { Name = new string('n', 201) }, "name" },
        { Portal() with { Contact = "a\u0007b" }, "contact" },
        { Portal() with { Reason = new string('r', 501) }, "reason" },
        { Portal([.. Enumerable.Repeat(Portals, 33)]), "grants" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Add_WhatDoesNotFit_IsRefusedByItsField(AddPrincipal command, string field)
    {
        await using var access = await OpenAsync();

        var refusal = await access.RefuseAsync(command);

        (refusal.Code, refusal.Field).ShouldBe((RefusalCodes.Invalid, field));
    }

    [Fact]
    public async Task Add_ThePersonOfAStaffEntryTwice_IsRefusedUntilTheFirstIsDisabled()
    {
        await using var access = await OpenAsync();
        var first = await access.AddAsync(Person(new Grant(Role.Staff, Hall, Desk)) with { Staff = Anna });

        (await access.RefuseAsync(Person() with { Staff = Anna })).Code.ShouldBe(RefusalCodes.WrongState);
        await access.GiveAsync(new DisablePrincipal(first) { Reason = "Left." });

        (await access.AddAsync(Person() with { Staff = Anna })).ShouldNotBe(first);
    }

    [Fact]
    public async Task Grants_GivenAndTaken_AreThoseOfThePrincipal()
    {
        await using var access = await OpenAsync();
        var portal = await access.AddAsync(Portal());

        await access.GiveAsync(new GiveGrant(portal, Supervisors) { Reason = "More." });
        (await access.GiveAsync(new GiveGrant(portal, Supervisors) { Reason = "Again." })).Version.ShouldBe(2);
        (await access.Access.ReadAsync())!.Principals.Single().Grants.ShouldBe([Portals, Supervisors]);
        await access.GiveAsync(new TakeGrant(portal, Portals) { Reason = "Less." });

        (await access.Access.ReadAsync())!.Principals.Single().Grants.ShouldBe([Supervisors]);
        (await access.RefuseAsync(new GiveGrant(new PrincipalId("p-aaqaeayeaudaocajbifqydiobq"), Portals) { Reason = "?" })).Field.ShouldBe("principal");
    }

    [Fact]
    public async Task IssueKey_PastTooFarOrOutOfScope_IsRefusedByItsField()
    {
        await using var access = await OpenAsync();
        var portal = await access.AddAsync(Portal());
        var command = new IssueKey(portal, access.Now.AddDays(1)) { Reason = "A key." };

        (await access.RefuseAsync(command with { ExpiresAt = access.Now })).Field.ShouldBe("expiresAt");
        (await access.RefuseAsync(command with { ExpiresAt = access.Now.AddDays(732) })).Field.ShouldBe("expiresAt");
        (await access.RefuseAsync(command with { Scope = [Portals, Supervisors] })).Field.ShouldBe("scope[1]");
        (await access.RefuseAsync(new IssueLink(portal, access.Now.AddDays(1)) { Reason = "A link." })).Field.ShouldBe("principal");
    }

    [Fact]
    public async Task UseLink_Twice_WorksOnce()
    {
        await using var access = await OpenAsync();
        var eva = await access.AddAsync(Person(Supervisors));
        var link = await access.GiveAsync(new IssueLink(eva, access.Now.AddMinutes(15)) { Reason = "To sign in." });
        var use = new UseLink(link.Credential!, AccessToken.Hash(link.Secret!.AsSpan(13)), access.Now.AddHours(8));

        (await access.RefuseAsync(use with { Hash = AccessToken.Hash(new string('A', 43)) })).Code.ShouldBe(RefusalCodes.NotFound);
        var session = await access.GiveAsync(use);
        (await access.RefuseAsync(use)).Code.ShouldBe(RefusalCodes.NotFound);

        session.Principal.ShouldBe(eva);
        (await access.CheckAsync(session.Secret, CredentialKind.Session)).Caller!.Principal.ShouldBe(eva);
        (await access.CheckAsync(session.Secret, CredentialKind.Key)).Caller.ShouldBeNull();
        await access.GiveAsync(new EndSession(session.Credential!));
        await access.Directory.RefreshAsync();
        (await access.CheckAsync(session.Secret, CredentialKind.Session)).Caller.ShouldBeNull();
    }

    [Fact]
    public async Task UseLink_AfterItsTime_DoesNotWork()
    {
        await using var access = await OpenAsync();
        var eva = await access.AddAsync(Person(Supervisors));
        var link = await access.GiveAsync(new IssueLink(eva, access.Now.AddMinutes(15)) { Reason = "To sign in." });
        access.Hall.Clock.Advance(TimeSpan.FromMinutes(15));

        (await access.RefuseAsync(new UseLink(link.Credential!, AccessToken.Hash(link.Secret!.AsSpan(13)), access.Now.AddHours(8)))).Code.ShouldBe(RefusalCodes.NotFound);
    }

    [Fact]
    public async Task Commands_ToAHallWithoutAPlan_AreRefused()
    {
        await using var access = await OpenAsync();

        (await access.Hall.Host.Access(new CentreId("none")).ExecuteAsync(Portal(), Admin)).Refusal!.Code.ShouldBe(RefusalCodes.NotFound);
    }

    [Fact]
    public async Task AllHalls_Grants_MayNameAHallOrNone()
    {
        await using var access = await OpenAsync();
        var all = access.Hall.Host.AccessToAllHalls();

        (await all.ExecuteAsync(Person(new Grant(Role.Administrator), new Grant(Role.Head, Hall, Desk)), Admin)).IsRefused.ShouldBeFalse();
        (await all.ExecuteAsync(Person(new Grant(Role.Head, new CentreId("none"))), Admin)).Refusal!.Field.ShouldBe("grants[0].hall");
        (await all.ExecuteAsync(Person(new Grant(Role.Head, null, Desk)), Admin)).Refusal!.Field.ShouldBe("grants[0].department");
        (await access.Access.ReadAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Record_AfterEveryCommand_VerifiesAndLoadsAgain()
    {
        await using var access = await OpenAsync();
        var portal = await access.AddAsync(Portal());
        var eva = await access.AddAsync(Person(Supervisors));
        var key = await access.IssueKeyAsync(portal);
        var link = await access.GiveAsync(new IssueLink(eva, access.Now.AddMinutes(15)) { Reason = "To sign in." });
        var session = await access.GiveAsync(new UseLink(link.Credential!, AccessToken.Hash(link.Secret!.AsSpan(13)), access.Now.AddHours(8)));
        await access.GiveAsync(new OpenSession(eva, access.Now.AddHours(1)));
        await access.GiveAsync(new EndSession(session.Credential!));
        await access.GiveAsync(new DescribePrincipal(eva) { Name = "Eva N.", Reason = "Married." });
        await access.GiveAsync(new RevokeCredential(key.Credential!) { Reason = "Lost." });
        await access.GiveAsync(new TakeGrant(eva, Supervisors) { Reason = "Moved." });
        await access.GiveAsync(new GiveGrant(eva, Supervisors) { Reason = "Back." });
        await access.GiveAsync(new DisablePrincipal(portal) { Reason = "Closed." });

        (await JournalVerifier.VerifyAsync(access.Hall.Journal, GrainReplays.All)).First.ShouldBeNull();
        var before = await access.Access.ReadAsync();
        await using var again = await TestHall.OpenAsync(store: access.Hall.Journal.Store);
        var after = await again.Host.Access(Hall).ReadAsync();

        System.Text.Json.JsonSerializer.Serialize(after).ShouldBe(System.Text.Json.JsonSerializer.Serialize(before));
    }
}
