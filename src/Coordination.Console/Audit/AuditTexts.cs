using System.Collections.Immutable;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Management.Grains;
using Coordination.Web.Management.Queries;

namespace Coordination.Console.Audit;

/// <summary>Which events of a page have words beside the record: that there are any, not what they say.</summary>
internal static class AuditTexts
{
    // Events of one grain that are this near to each other are read together.
    private const long Near = 200;

    public static async ValueTask<ImmutableDictionary<(GrainKey Grain, long Version), PersonalPresence>> ReadAsync(
        IEnumerable<AuditRowView> rows, ICoordination coordination, CancellationToken cancellation)
    {
        var found = ImmutableDictionary.CreateBuilder<(GrainKey, long), PersonalPresence>();
        foreach (var ofGrain in rows.GroupBy(row => new GrainKey(row.Kind, row.Id), row => row.Version))
        {
            foreach (var (first, last) in Ranges(ofGrain.Order()))
            {
                await foreach (var entry in coordination.Journal.ReadHistoryAsync(ofGrain.Key, first - 1, cancellation))
                {
                    if (EventViews.PresenceOf(entry.Event) is var presence && presence != PersonalPresence.None)
                    {
                        found[(ofGrain.Key, entry.Event.Version)] = presence;
                    }

                    if (entry.Event.Version >= last)
                    {
                        break;
                    }
                }
            }
        }

        return found.ToImmutable();
    }

    private static List<(long First, long Last)> Ranges(IEnumerable<long> versions)
    {
        List<(long First, long Last)> ranges = [];
        foreach (var version in versions)
        {
            if (ranges is [.., var (first, last)] && version - last <= Near)
            {
                ranges[^1] = (first, version);
            }
            else
            {
                ranges.Add((version, version));
            }
        }

        return ranges;
    }
}
