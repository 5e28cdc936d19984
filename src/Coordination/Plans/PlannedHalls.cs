using System.Runtime.CompilerServices;
using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Plans;

/// <summary>Every hall that has a plan.</summary>
internal static class PlannedHalls
{
    private const int AtOnce = 1000;

    private static readonly PlanBehaviour Behaviour = new();

    /// <summary>The version of the plan on record, if it is newer than one that is known.</summary>
    /// <remarks>That a plan's texts were read or erased is on record with it, and makes no new version.</remarks>
    public static async ValueTask<long?> FindNewerAsync(IJournalReader journal, CentreId centre, long known, CancellationToken cancellation) =>
        await journal.ReadRowAsync(GrainKey.OfPlan(centre), cancellation) is { } row && row.Version > known
        && Behaviour.ReadState(row.State.Span).Version is var published && published > known ? published : null;

    /// <summary>The halls, and the numbers of what is on record of their plans: a plan has that version or, where its texts were read or erased, an older one. The plans themselves are not read.</summary>
    public static async IAsyncEnumerable<(CentreId Centre, long Version)> ReadAsync(
        IJournalReader journal, [EnumeratorCancellation] CancellationToken cancellation)
    {
        IReadOnlyList<GrainVersion> page;
        string? after = null;
        do
        {
            page = await journal.ReadVersionsAsync(GrainKind.Plan, after, AtOnce, cancellation);
            foreach (var plan in page)
            {
                yield return (new CentreId(after = plan.Grain.Id), plan.Version);
            }
        }
        while (page.Count == AtOnce);
    }
}
