using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Shell;
using Coordination.Web.Json;

namespace Coordination.Console.Permits;

/// <summary>Grants in words, and in addresses.</summary>
internal static class GrantWords
{
    private const char At = '@';

    /// <summary>A grant as readers see it.</summary>
    public static string Of(Grant grant, PageContext page)
    {
        var role = page.Texts.Of($"Role.{grant.Role}");
        return grant.Department is { } department ? page.Texts.Of("PersonAt", role, page.NameOf(department)) : role;
    }

    /// <summary>A grant of a hall in an address: <c>head@permits</c>, or <c>auditor</c> for the whole hall.</summary>
    public static string KeyOf(Grant grant) => $"{KebabNames<Role>.NameOf(grant.Role)}{(grant.Department is { } department ? $"{At}{department}" : "")}";

    /// <summary>The grant that an address names; null where it names none.</summary>
    public static Grant? Find(string? key, CentreId hall) => key?.Split(At) switch
    {
        [var role] when KebabNames<Role>.TryParse(role, out var known) => new Grant(known, hall),
        [var role, var at] when KebabNames<Role>.TryParse(role, out var known) && DepartmentId.TryParse(at, out var department) => new Grant(known, hall, department),
        _ => null,
    };

    /// <summary>The roles that a kind of caller may have.</summary>
    public static ImmutableArray<Role> RolesOf(PrincipalKind kind) => kind switch
    {
        PrincipalKind.System => [Role.Portal, Role.Viewer, Role.Supervisor, Role.Administrator, Role.Auditor],
        PrincipalKind.Device => [Role.Device],
        _ => [Role.Staff, Role.Head, Role.Supervisor, Role.Administrator, Role.Auditor, Role.Viewer],
    };
}
