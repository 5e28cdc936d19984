using Coordination.Grains;
using Coordination.Journal;
using Coordination.Staff;

namespace Coordination.Queries.Following;

/// <summary>Tells how somebody stands to work from an event of theirs. Pure.</summary>
internal static class PresenceFold
{
    private static readonly StaffBehaviour Behaviour = new();

    /// <summary>What follows from an event; null where it is none of a person's, or changes nothing of it.</summary>
    /// <exception cref="JournalCorruptException">The event is not of its form.</exception>
    public static PresenceChange? Of(JournalEntry entry)
    {
        var (key, happened) = (entry.Grain, entry.Event);
        if (key.Kind != GrainKind.Staff || PersonalEvents.IsName(happened.Type))
        {
            return null;
        }

        // How they stand is in the event alone.
        var context = new EventContext(happened.Version, happened.At, happened.By);
        var state = Behaviour.Apply(Behaviour.Initial(key), Behaviour.ReadEvent(happened.Type, happened.Payload.Span), context);
        return new PresenceChange(state.Centre, state.Id, happened.Version, state.Presence, happened.At);
    }
}
