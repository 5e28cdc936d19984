using System.Text.Json;
using Coordination.Access;
using Coordination.Web.Callers;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Access;

/// <summary>What the policy says, as an answer.</summary>
internal static class AccessProblems
{
    /// <summary>The problem of a decision; null of one that allows.</summary>
    public static Problem? Of(AccessDecision decision) => decision.Outcome switch
    {
        AccessOutcome.Allowed => null,
        AccessOutcome.NotFound => Problem.NotFound("There is no such thing here, or it is of a hall in which you have no part."),
        AccessOutcome.ReasonRequired => ReasonMissing,
        _ => new(
            StatusCodes.Status403Forbidden, RefusalCodes.NotAllowed, $"You lack the permission '{NameOf(decision.Permission)}' for this, here at least: what you were granted may reach another department, another desk or one list by its department alone. An administrator may grant more.", NameOf(decision.Permission)),
    };

    /// <summary>The problem of what is done for a reason that comes in a header, without one.</summary>
    public static Problem ReasonMissing { get; } = new(
        StatusCodes.Status428PreconditionRequired, RefusalCodes.ReasonRequired, $"This is on record with its reason: give one in the header {ReasonHeader.Name}.", ReasonHeader.Name);

    /// <summary>A permission, as the documentation writes it.</summary>
    public static string NameOf(Permission permission) => JsonNamingPolicy.KebabCaseLower.ConvertName(permission.ToString());
}
