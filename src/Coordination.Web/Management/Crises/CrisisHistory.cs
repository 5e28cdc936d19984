using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Queries.Following;
using Coordination.Web.Management.Grains;

namespace Coordination.Web.Management.Crises;

/// <summary>Which crises a hall has had: they are on its centre's record, and nowhere else.</summary>
internal static class CrisisHistory
{
    /// <summary>Every crisis, the latest first, without what it did.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public static async ValueTask<ImmutableArray<CrisisRecord>> ReadAsync(CentreId centre, IJournalReader journal, CancellationToken cancellation = default)
    {
        var crises = new List<CrisisRecord>();
        await foreach (var entry in journal.ReadHistoryAsync(GrainKey.Of(centre), cancellation: cancellation))
        {
            if (entry.Event.Type == CentreBehaviour.Declared)
            {
                crises.Add(Begun(entry.Event));
            }
            else if (entry.Event.Type == CentreBehaviour.Lifted && crises.Count > 0)
            {
                crises[^1] = Ended(crises[^1], entry.Event);
            }
        }

        crises.Reverse();
        return [.. crises];
    }

    private static CrisisRecord Begun(JournalEvent declared) => new()
    {
        Version = declared.Version,
        DeclaredAt = declared.At,
        DeclaredBy = declared.By,
        Reason = AuditFold.ReasonOf(declared),
        Personal = EventViews.PresenceOf(declared),
    };

    private static CrisisRecord Ended(CrisisRecord crisis, JournalEvent lifted) => crisis with
    {
        LiftedVersion = lifted.Version,
        LiftedAt = lifted.At,
        LiftedBy = lifted.By,
        LiftReason = AuditFold.ReasonOf(lifted),
        LiftPersonal = EventViews.PresenceOf(lifted),
    };
}
