using System.Text.Json;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Erasures;
using Coordination.Journal;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Erasures;

/// <summary>Why somebody has asked about people's data, in words: it belongs to what is decided on, and so is for whoever decides, until they have.</summary>
internal static class ErasureReason
{
    /// <summary>The words; null where they were erased.</summary>
    public static async ValueTask<string?> ReadAsync(CentreId? hall, long number, IJournalReader journal, CancellationToken cancellation)
    {
        await foreach (var entry in journal.ReadHistoryAsync(ErasuresGrainKind.KeyOf(hall), number - 1, cancellation))
        {
            return entry.Event.Personal is { } personal ? JsonSerializer.Deserialize(personal.Text.Span, ErasuresJson.Default.PersonalReason)?.Reason : null;
        }

        return null;
    }

    /// <summary>Whether whoever calls may decide.</summary>
    public static bool IsFor(HttpContext call, CentreId? hall) => call.Features.Get<AccessCaller>() is { } caller
        && (May(caller, Permission.ApproveErasure, hall) || May(caller, Permission.AskErasure, hall));

    private static bool May(AccessCaller caller, Permission permission, CentreId? hall) =>
        AccessPolicy.Decide(caller, new AccessCall(permission, hall) { HasReason = true }).IsAllowed;
}
