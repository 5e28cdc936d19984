using System.Text.Json.Nodes;
using Coordination.Journal;

namespace Coordination.Web.Management.Grains;

/// <summary>Makes views of events.</summary>
internal static class EventViews
{
    /// <param name="entry">The event.</param>
    /// <param name="maxPayload">A larger payload is left out, and its size is told.</param>
    public static EventView Of(JournalEntry entry, int maxPayload = int.MaxValue) => new()
    {
        Sequence = entry.Sequence,
        Version = entry.Event.Version,
        Event = entry.Event.Type,
        At = entry.Event.At,
        By = entry.Event.By,
        Payload = entry.Event.Payload.IsEmpty || entry.Event.Payload.Length > maxPayload ? null : JsonNode.Parse(entry.Event.Payload.Span),
        PayloadBytes = entry.Event.Payload.Length > maxPayload ? entry.Event.Payload.Length : null,
        Personal = PresenceOf(entry.Event),
        PersonalDigest = entry.Event.PersonalDigest?.ToString(),
        KeyDigest = entry.Event.Command?.Key.ToString(),
        Hash = entry.Event.Hash.ToString(),
    };

    public static PersonalPresence PresenceOf(JournalEvent one) =>
        one.Personal is not null ? PersonalPresence.Kept
        : one.PersonalDigest is not null ? PersonalPresence.Erased
        : PersonalPresence.None;
}
