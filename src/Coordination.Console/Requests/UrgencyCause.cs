using System.Text.Json;
using Coordination.Console.Shell;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests.Deciding;

namespace Coordination.Console.Requests;

/// <summary>Why a request is as urgent as it is, by the codes on record: the last event that set it tells.</summary>
/// <param name="Rule">The words of the plan's rule that fitted; null where none did, or where it was changed since.</param>
/// <param name="IsChanged">Whether it was changed after the admission.</param>
/// <param name="Reason">The code of the reason for a change; null where none was given.</param>
internal sealed record UrgencyCause(string? Rule, bool IsChanged, ReasonId? Reason)
{
    /// <summary>What an event says of it; null of events that do not set it.</summary>
    public static UrgencyCause? Of(JournalEvent happened)
    {
        if (happened.Type is not ("request.admitted" or "request.escalated"))
        {
            return null;
        }

        using var payload = JsonDocument.Parse(happened.Payload);
        var root = payload.RootElement;
        var reason = root.TryGetProperty("reason", out var text) ? text.GetString() : null;
        return happened.Type == "request.admitted"
            ? new UrgencyCause(root.TryGetProperty("rule", out _) ? reason : null, false, null)
            : new UrgencyCause(null, true, ReasonId.TryParse(reason, out var code) ? code : null);
    }

    /// <summary>In the reader's words; those of rules and reasons are the plan's own.</summary>
    public string Of(PageContext page) => this switch
    {
        { Rule: { } rule } => page.Spoken is { } plan ? RecordedNames.OfUrgency(rule, plan)! : rule,
        { IsChanged: false } => page.Texts.Of("UrgencyByDefault"),
        { Reason: { } reason } => page.Texts.Of("UrgencyChangedFor", page.NameOf(reason)),
        _ => page.Texts.Of("UrgencyChanged"),
    };
}
