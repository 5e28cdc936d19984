namespace Coordination.Simulation.Staffing.Shifts;

/// <summary>Covers what each interval needs with whole shifts, at the fewest hours, and of those with the fewest shifts. Exactly.</summary>
/// <remarks>
/// Each column of the covering matrix is one run of ones; the differences of neighbouring rows make it a network (Segal 1974;
/// Bartholdi, Orlin and Ratliff 1980). A shift is an arc from its beginning to its end, people beyond the need go back one interval
/// at no cost, and every rise or fall of the need is a supply or a demand.
/// </remarks>
internal static class ShiftCover
{
    /// <summary>Covers one group's need.</summary>
    /// <param name="shifts">The shifts there may be; each interval lies in one at least.</param>
    /// <param name="needed">People, by interval.</param>
    /// <returns>The shifts that are worked, and by how many.</returns>
    public static IEnumerable<(Shift Shift, int People)> Of(IReadOnlyList<Shift> shifts, IReadOnlyList<int> needed)
    {
        // No more shifts are worked than there are cells to cover, so that a shift more never weighs as much as an interval.
        var interval = 1 + needed.Sum(people => (long)people);
        var flow = new CheapestFlow(needed.Count + 1);
        foreach (var shift in shifts)
        {
            flow.Add(shift.From, shift.To, (shift.Length * interval) + 1);
        }

        var supplies = new long[needed.Count + 1];
        for (var at = 0; at < needed.Count; at++)
        {
            flow.Add(at + 1, at, 0);
            supplies[at] += needed[at];
            supplies[at + 1] -= needed[at];
        }

        return flow.Send(supplies).Take(shifts.Count).Select((people, shift) => (shifts[shift], (int)people)).Where(worked => worked.Item2 > 0);
    }
}
