using Coordination.Access;
using Coordination.Hosting;
using Coordination.Requests;

namespace Coordination.Web.Access;

/// <summary>Commands to an item that were given before, by their keys: whoever gave one has its reply again, whatever has become of the item meanwhile.</summary>
internal static class RepeatedCommands
{
    /// <summary>The role in which the caller has given a command with this key; null where they have not.</summary>
    /// <remarks>
    /// The engine carries out nothing for such a key: it gives the same reply again, or refuses another command with it. The record is asked after the item's holder was read: whoever
    /// holds it no more by a command of their own finds that command there. Who works at a desk alone and still holds the item may give the command in any case.
    /// </remarks>
    public static async ValueTask<Role?> FindRoleAsync(
        AccessCaller caller, Needs needs, AccessTarget target, RequestId request, CommandKey key, ICoordination coordination, CancellationToken cancellation)
    {
        var given = (IGivenCommands)coordination;
        var roles = RolesOf(caller, needs, target).DistinctBy(role => AccessFilter.ActorOf(role, caller.Principal).Kind).ToList();
        foreach (var role in roles is [Role.Staff] && target.Holder is { } holder && holder == caller.Staff ? [] : roles)
        {
            if (await given.WasGivenAsync(request, new CommandMeta(AccessFilter.ActorOf(role, caller.Principal), key), cancellation))
            {
                return role;
            }
        }

        return null;
    }

    // Those first that need no reason: with the reason that was given, their command is the same.
    private static IEnumerable<Role> RolesOf(AccessCaller caller, Needs needs, AccessTarget target) => caller.Grants
        .Where(grant => grant.Covers(target.Hall) && needs.Permissions.Any(permission => AccessMatrix.RuleOf(permission, grant.Role).Reach != Reach.None))
        .Select(grant => grant.Role)
        .OrderBy(role => needs.Permissions.Any(permission => AccessMatrix.RuleOf(permission, role).NeedsReason));
}
