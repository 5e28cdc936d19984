using System.Collections.Immutable;

namespace Coordination.Simulation.Inference;

/// <summary>How many people a desk has on duty over the day.</summary>
/// <remarks>
/// While a desk is busy the people are what its departures need, in whole persons per slot; what rounding gives too much
/// or too little is carried on to the next slot, so that the work done follows the recording. A person who goes off duty
/// finishes the citizen at hand, and that is counted too. While it is not busy, those of the busy stretches stay.
/// After it closes one person stays, because an office serves everybody who holds a ticket.
/// </remarks>
internal static class DutyRoster
{
    /// <summary>People on duty, per slot.</summary>
    public static ImmutableArray<int> Of(ImmutableArray<DutySlot> slots, ServiceInference service)
    {
        var duty = ImmutableArray.CreateBuilder<int>(slots.Length);
        var (owed, before) = (0.0, 0);
        foreach (var slot in slots)
        {
            var need = slot.LeftPerMinute * service.MeanMinutes;
            owed = slot.Busy ? owed + need : 0;
            var people =
                slot.Busy
                ? (int)Math.Clamp(Math.Round(owed), 0, service.MostPeople)
                : slot.Open ? AtLeast(Math.Max(need, service.People), service.MostPeople)
                : Math.Min(1, before);
            owed -= slot.Busy ? people + (Math.Max(0, before - people) * service.ResidualMinutes / DutySlot.Length.TotalMinutes) : 0;
            duty.Add(before = people);
        }

        return duty.MoveToImmutable();
    }

    private static int AtLeast(double people, int most) => (int)Math.Clamp(Math.Ceiling(people - 0.05), 1, most);
}
