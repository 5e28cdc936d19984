using Coordination.Access;
using Coordination.Journal;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;
using static Coordination.Tests.Access.AccessHall;

namespace Coordination.Tests.Access;

public sealed class AccessDirectoryTests
{
    private static readonly Grant Portals = new(Role.Portal, Hall);
    private static readonly Grant Viewers = new(Role.Viewer, Hall);

    [Fact]
    public async Task Check_AKey_ProvesItsPrincipalWithItsGrants()
    {
        await using var access = await OpenAsync();
        var portal = await access.AddAsync(Portal(Portals, Viewers));
        var key = await access.IssueKeyAsync(portal);
        var scoped = await access.IssueKeyAsync(portal, null, Viewers);

        var caller = (await access.CheckAsync(key.Secret)).Caller.ShouldNotBeNull();
        (caller.Principal, caller.Staff, caller.Purpose).ShouldBe((portal, null, null));
        caller.Grants.ShouldBe([Portals, Viewers]);
        (await access.CheckAsync(scoped.Secret)).Caller!.Grants.ShouldBe([Viewers]);
    }

    [Fact]
    public async Task Check_WhatIsNoKey_ProvesNobody()
    {
        await using var access = await OpenAsync();
        var key = (await access.IssueKeyAsync(await access.AddAsync(Portal()))).Secret!;
        var other = (await access.IssueKeyAsync(await access.AddAsync(Portal()))).Secret!;
        string[] wrong =
        [
            "", "cdn_", key[..^1], key + "A", key.ToUpperInvariant(), "cds" + key[3..], key[..13] + other[13..], other[..13] + key[13..],
            key[..13] + new string('\u00ff', 43), "cdn_aaaaaaaa_" + key[13..], key[..12] + "-" + key[13..],
        ];

        foreach (var text in wrong)
        {
            (await access.CheckAsync(text)).ShouldBe(default, text);
        }
    }

    [Fact]
    public async Task Check_EachCharacterOfAKeyChanged_ProvesNobody()
    {
        await using var access = await OpenAsync();
        var key = (await access.IssueKeyAsync(await access.AddAsync(Portal()))).Secret!;

        for (var at = 0; at < key.Length; at++)
        {
            var changed = key[..at] + (key[at] == 'b' ? 'c' : 'b') + key[(at + 1)..];
            (await access.CheckAsync(changed)).ShouldBe(default, changed);
        }
    }

    [Fact]
    public async Task Check_AnExpiredKey_SaysSoToWhoHasIt()
    {
        await using var access = await OpenAsync();
        var key = (await access.IssueKeyAsync(await access.AddAsync(Portal()), TimeSpan.FromHours(1))).Secret!;
        access.Hall.Clock.Advance(TimeSpan.FromHours(1));

        (await access.CheckAsync(key)).ShouldBe(new AccessAnswer(null, IsExpired: true));
        (await access.CheckAsync(key[..13] + new string('A', 43))).ShouldBe(default);
    }

    public static TheoryData<string> Endings => ["revoke", "disable", "take"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Check_AfterARevocation_HoldsWithinFiveSecondsWithoutARefresh(string how)
    {
        await using var access = await OpenAsync();
        var portal = await access.AddAsync(Portal());
        var key = await access.IssueKeyAsync(portal);
        (await access.CheckAsync(key.Secret)).Caller.ShouldNotBeNull();

        await access.GiveAsync(how switch
        {
            "revoke" => new RevokeCredential(key.Credential!) { Reason = "Lost." },
            "disable" => new DisablePrincipal(portal) { Reason = "Closed." },
            _ => new TakeGrant(portal, Portals) { Reason = "No more." },
        });
        access.Hall.Clock.Advance(TimeSpan.FromSeconds(4.5));

        var answer = await access.CheckAsync(key.Secret);
        (answer.Caller?.Grants.Length ?? 0).ShouldBe(0);
    }

    [Fact]
    public async Task Check_ACallEachSecond_SeesARevocationWithoutWaitingForIt()
    {
        await using var access = await OpenAsync();
        var key = await access.IssueKeyAsync(await access.AddAsync(Portal()));
        await access.CheckAsync(key.Secret);
        await access.GiveAsync(new RevokeCredential(key.Credential!) { Reason = "Lost." });

        access.Hall.Clock.Advance(TimeSpan.FromSeconds(1.5));
        await access.CheckAsync(key.Secret);

        (await access.CheckAsync(key.Secret)).Caller.ShouldBeNull();
    }

    [Fact]
    public async Task Refresh_AfterAChange_ShowsItAtOnce()
    {
        await using var access = await OpenAsync();
        var portal = await access.AddAsync(Portal());
        await access.CheckAsync("");
        var key = await access.IssueKeyAsync(portal);
        (await access.CheckAsync(key.Secret)).Caller.ShouldBeNull();

        await access.Directory.RefreshAsync();

        (await access.CheckAsync(key.Secret)).Caller!.Principal.ShouldBe(portal);
    }

    [Fact]
    public async Task RequireCurrent_WhileTheRecordCannotBeRead_LetsNobodyInAfterFourSeconds()
    {
        await using var access = await OpenAsync();
        var key = await access.IssueKeyAsync(await access.AddAsync(Portal()));
        var journal = new UnreadableJournal(access.Hall.Host.Journal);
        using var directory = new AccessDirectory(journal.Reader, access.Hall.Clock);
        await directory.RequireCurrentAsync();
        journal.IsDown = true;

        access.Hall.Clock.Advance(TimeSpan.FromSeconds(4));
        await directory.RequireCurrentAsync();
        directory.Check(CredentialKind.Key, key.Secret).Caller.ShouldNotBeNull();
        access.Hall.Clock.Advance(TimeSpan.FromSeconds(0.1));

        await Should.ThrowAsync<JournalUnavailableException>(async () => await directory.RequireCurrentAsync());
        journal.IsDown = false;
        await directory.RequireCurrentAsync();
        directory.Check(CredentialKind.Key, key.Secret).Caller.ShouldNotBeNull();
    }

    [Fact]
    public async Task RequireCurrent_NothingChanged_ReadsVersionsOnly()
    {
        await using var access = await OpenAsync();
        var key = await access.IssueKeyAsync(await access.AddAsync(Portal()));
        var journal = new UnreadableJournal(access.Hall.Host.Journal);
        using var directory = new AccessDirectory(journal.Reader, access.Hall.Clock);
        for (var call = 0; call < 100; call++)
        {
            await directory.RequireCurrentAsync();
            directory.Check(CredentialKind.Key, key.Secret).Caller.ShouldNotBeNull();
            access.Hall.Clock.Advance(TimeSpan.FromMilliseconds(110));
        }

        (journal.Rows, journal.Versions).ShouldBe((1, 10));
    }
}
