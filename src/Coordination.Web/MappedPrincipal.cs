using System.Collections.Immutable;
using System.Security.Claims;
using Coordination.Access;
using Coordination.Staff;

namespace Coordination.Web;

/// <summary>What an application says of somebody whom it has authenticated itself: who they are to the engine, and what they may do.</summary>
/// <param name="Name">What the application calls them, 1 to 255 characters, and nobody else: an opaque id that is made of it goes on record, the name does not.</param>
public sealed record MappedPrincipal(string Name)
{
    /// <summary>What they may do; nothing when empty.</summary>
    public ImmutableArray<Grant> Grants { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The entry in the hall's plan, of a person who works at its desks.</summary>
    public StaffId? Staff { get; init; }
}

/// <summary>Maps a user of the application to a principal.</summary>
/// <param name="user">An authenticated user: <c>HttpContext.User</c>.</param>
/// <returns>Null for somebody who is nobody here.</returns>
public delegate MappedPrincipal? PrincipalMapping(ClaimsPrincipal user);
