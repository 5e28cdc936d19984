using Coordination.Web.Callers;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Access;

/// <summary>What callers may who prove to be nobody: what is open to anybody, and what the owner of a request may, by its tracking code.</summary>
internal static class Strangers
{
    /// <summary>The problem of a call by nobody; null where it is open to them.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ended">What whoever was signed in until now is told, in the place of what they should bring.</param>
    public static async ValueTask<Problem?> CheckAsync(HttpContext call, Problem? ended) =>
        call.Request.Headers.ContainsKey(CallerHeader.ActorName) ? CallerHeader.NotTaken
        : call.GetEndpoint()?.Metadata.GetMetadata<OpenTo>() switch
        {
            { Anybody: true } => null,
            { Anybody: false } => await TrackingHeader.ReadAsync(call) is var code && code.IsRight ? null : code.Problem ?? (call.User.Identity?.IsAuthenticated == true ? NotMapped : ended ?? MissingCredential.OrCodeIn(call)),
            null => call.User.Identity?.IsAuthenticated == true ? NotMapped : ended ?? MissingCredential.In(call),
        };

    /// <summary>Whether a call shows the tracking code of the request that it is about, where that is enough.</summary>
    public static async ValueTask<bool> IsOwnerAsync(HttpContext call) =>
        call.GetEndpoint()?.Metadata.GetMetadata<OpenTo>() is { Anybody: false } && (await TrackingHeader.ReadAsync(call)).IsRight;

    private static Problem NotMapped { get; } = new(
        StatusCodes.Status403Forbidden, RefusalCodes.NotAllowed, "The application knows you, and has not said what you may do here: its operator has to map you to a principal.");
}
