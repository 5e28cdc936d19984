using System.Collections.Immutable;

namespace Coordination.Charts.Occupancy;

/// <summary>The people of one desk.</summary>
/// <param name="Name">The desk.</param>
/// <param name="People">Its people.</param>
public sealed record PersonGroup(string Name, ImmutableArray<PersonDay> People)
{
    /// <summary>The share of their time on duty in which they served somebody, 0 to 1; 0 when nobody was on duty.</summary>
    public double Occupancy => People.Sum(person => person.DutyMinutes) is > 0 and var duty ? People.Sum(person => person.BusyMinutes) / duty : 0;
}
