using System.Text.Json;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests.Events;

namespace Coordination.Queries.Following;

/// <summary>Tells which events stand in a hall's audit. Pure.</summary>
internal static class AuditFold
{
    private static readonly string Everywhere = $"{AccessScope.Everywhere}/{AccessScope.AllHalls}";

    /// <summary>What stands there of an event.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="hall">The hall of a request; of other grains their name says it.</param>
    /// <returns>Null for what the engine does by itself, but for erasures, and for what belongs to no hall.</returns>
    public static AuditEntry? Of(JournalEntry entry, CentreId? hall = null)
    {
        var (key, happened) = (entry.Grain, entry.Event);
        return (happened.By.Kind == ActorKind.Engine && happened.Type != PersonalEvents.Erased) || key.Id == Everywhere ? null : new AuditEntry
        {
            Centre = hall ?? new CentreId(key.Id.Split('/')[0]),
            Sequence = entry.Sequence,
            At = happened.At,
            By = happened.By,
            Event = happened.Type,
            Grain = key,
            Version = happened.Version,
            Reason = ReasonOf(happened),
        };
    }

    /// <summary>Why something was done, as a code: it stands in one field of every event that has one.</summary>
    /// <remarks>Why a request has its urgency is another matter.</remarks>
    public static ReasonId? ReasonOf(JournalEvent happened)
    {
        if (happened.Type == RequestEventNames.Admitted)
        {
            return null;
        }

        var json = new Utf8JsonReader(happened.Payload.Span);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1)
            {
                var isReason = json.ValueTextEquals("reason"u8);
                json.Read();
                if (isReason)
                {
                    return json.TokenType == JsonTokenType.String && ReasonId.TryParse(json.GetString(), out var reason) ? reason : null;
                }

                json.Skip();
            }
        }

        return null;
    }
}
