using Coordination.Access;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Staff;

namespace Coordination.TestKit.Access;

/// <summary>Makes principals with one role and a key, as an administrator does.</summary>
public static class PeopleKeys
{
    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "test"));

    /// <summary>Somebody with a role in a hall, or in all of them.</summary>
    /// <param name="hall">The engine.</param>
    /// <param name="grant">The role.</param>
    /// <param name="staff">Of somebody who works at the hall's desks: the entry in its plan.</param>
    /// <param name="lives">How long the key holds; a day when null.</param>
    public static async Task<PersonKey> NewKeyAsync(this ICoordination hall, Grant grant, string? staff = null, TimeSpan? lives = null)
    {
        ArgumentNullException.ThrowIfNull(hall);
        ArgumentNullException.ThrowIfNull(grant);
        var access = grant.Hall is { } one ? hall.Access(one) : hall.AccessToAllHalls();
        var add = new AddPrincipal(KindOf(grant.Role))
        {
            Staff = staff is null ? null : new StaffId(staff),
            Purpose = grant.Role == Role.Device ? DevicePurpose.Kiosk : null,
            Grants = [grant],
            Reason = "A test.",
        };
        var principal = (await access.ExecuteAsync(add, Admin)).Require().Principal!.Value;
        var issue = new IssueKey(principal, hall.Time.GetUtcNow() + (lives ?? TimeSpan.FromDays(1))) { Reason = "A test." };
        var key = (await access.ExecuteAsync(issue, Admin)).Require();
        return new PersonKey(principal, key.Credential!, key.Secret!);
    }

    private static PrincipalKind KindOf(Role role) => role switch
    {
        Role.Device => PrincipalKind.Device,
        Role.Portal => PrincipalKind.System,
        _ => PrincipalKind.Person,
    };
}

/// <summary>Somebody's key.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Credential">The key's public part.</param>
/// <param name="Secret">The whole key.</param>
public sealed record PersonKey(PrincipalId Principal, string Credential, string Secret);
