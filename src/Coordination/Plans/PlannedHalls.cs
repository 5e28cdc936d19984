using System.Runtime.CompilerServices;
using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Plans;

/// <summary>Every hall that has a plan.</summary>
internal static class PlannedHalls
{
    private const int AtOnce = 1000;

    /// <summary>The halls, and the versions of their plans; the plans themselves are not read.</summary>
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
