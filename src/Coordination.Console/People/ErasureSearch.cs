using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Console.People;

/// <summary>Finds which erasure took the texts of a grain: its event is the engine's, and two people stand behind it.</summary>
/// <param name="known">The hall's erasures.</param>
internal sealed class ErasureSearch(ImmutableArray<ErasureState> known)
{
    /// <summary>Of a hall, where there is something to be found; of those that ended the record has more than these.</summary>
    public static async ValueTask<ErasureSearch> InAsync(CentreId hall, bool isNeeded, ICoordination coordination, CancellationToken cancellation) =>
        new(isNeeded ? (await coordination.Erasures(hall).ReadAsync(cancellation))?.Erasures ?? [] : []);

    /// <summary>The erasure that was carried out then; null of what the plan's retention took, and where it is not known any more.</summary>
    public ErasureState? Find(GrainKey grain, string happened, DateTimeOffset at) => happened != PersonalEvents.Erased ? null
        : known.LastOrDefault(one => one.What == ErasureKind.Erase && one.DecidedAt <= at && !(one.DoneAt < at) && Names(one, grain));

    private static bool Names(ErasureState one, GrainKey grain) => grain.Kind == GrainKind.Request
        ? RequestId.TryParse(grain.Id, out var request) && one.Requests.Contains(request) && !one.Held.Contains(request)
        : one.Grains.Any(named => named.Kind == grain.Kind && named.Id == grain.Id);
}
