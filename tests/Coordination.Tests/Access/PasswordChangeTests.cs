using Coordination.Access;
using Shouldly;
using Xunit;
using static Coordination.Tests.Access.AccessHall;

namespace Coordination.Tests.Access;

public sealed class PasswordChangeTests
{
    private const string Login = "p-aaqaeayeaudaocajbifqydioba";

    [Fact]
    public async Task Change_InASession_EndsTheOthersOfThatPersonAlone()
    {
        await using var access = await OpenAsync();
        var (eva, tom) = (await access.AddAsync(Person()), await access.AddAsync(Person()));
        var own = await InviteAsync(access, eva);
        var (second, toms) = (await OpenSessionAsync(access, eva), await OpenSessionAsync(access, tom));
        var key = (await access.IssueKeyAsync(eva)).Credential;

        await access.GiveAsync(new ChangePassword(own, "the hash of another one"));

        var state = (await access.Access.ReadAsync())!;
        state.Credentials.Where(known => known.Ending == CredentialEnding.PasswordChanged).Select(known => known.Id).ShouldBe([second]);
        state.Credentials.Where(known => known.EndedAt is null).Select(known => known.Id).ShouldBe([own, toms, key!], ignoreOrder: true);
        state.Accounts.Single().Login.ShouldBe(Login);
    }

    [Fact]
    public async Task Change_ByWhoHasNoPasswordOrNoSession_IsRefused()
    {
        await using var access = await OpenAsync();
        var (eva, tom) = (await access.AddAsync(Person()), await access.AddAsync(Person()));
        var own = await InviteAsync(access, eva);
        var toms = await OpenSessionAsync(access, tom);
        var key = (await access.IssueKeyAsync(eva)).Credential!;

        (await access.RefuseAsync(new ChangePassword(toms, "a hash"))).Code.ShouldBe(RefusalCodes.NotFound);
        (await access.RefuseAsync(new ChangePassword(key, "a hash"))).Code.ShouldBe(RefusalCodes.NotFound);
        (await access.RefuseAsync(new ChangePassword("none", "a hash"))).Field.ShouldBe("session");
        (await access.RefuseAsync(new ChangePassword(own, ""))).Field.ShouldBe("password");
        (await access.RefuseAsync(new ChangePassword(own, new string('h', 501)))).Field.ShouldBe("password");
        await access.GiveAsync(new EndSession(own));
        (await access.RefuseAsync(new ChangePassword(own, "a hash"))).Field.ShouldBe("session");
    }

    [Fact]
    public async Task Change_OfALockedAccount_IsRefusedUntilItIsOpen()
    {
        await using var access = await OpenAsync();
        var eva = await access.AddAsync(Person());
        var own = await InviteAsync(access, eva);
        for (var wrong = 0; wrong < PasswordDecisions.MostFailures; wrong++)
        {
            await access.GiveAsync(new RefusePassword(eva));
        }

        (await access.RefuseAsync(new ChangePassword(own, "a hash"))).Code.ShouldBe(RefusalCodes.WrongState);
        access.Hall.Clock.Advance(PasswordDecisions.LockedFor);
        await access.GiveAsync(new ChangePassword(own, "a hash"));
        (await access.Access.ReadAsync())!.Accounts.Single().Failures.ShouldBe(0);
    }

    private static async Task<string> InviteAsync(AccessHall access, PrincipalId principal)
    {
        var link = await access.GiveAsync(new IssueLink(principal, access.Now.AddMinutes(15)) { IsInvitation = true, Reason = "Invited." });
        AccessToken.TryRead(CredentialKind.Invitation, link.Secret, out var id, out var secret).ShouldBeTrue();
        return (await access.GiveAsync(new UseLink(id.ToString(), AccessToken.Hash(secret), access.Now.AddHours(12)) { Login = Login, Password = "the hash of the first one" })).Credential!;
    }

    private static async Task<string> OpenSessionAsync(AccessHall access, PrincipalId principal) =>
        (await access.GiveAsync(new OpenSession(principal, access.Now.AddHours(12)))).Credential!;
}
