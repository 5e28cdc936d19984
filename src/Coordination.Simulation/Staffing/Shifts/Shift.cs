namespace Coordination.Simulation.Staffing.Shifts;

/// <summary>A time that somebody can be on duty for, in whole intervals.</summary>
/// <param name="From">The first interval.</param>
/// <param name="To">The interval after the last.</param>
internal readonly record struct Shift(int From, int To)
{
    public int Length => To - From;
}

/// <summary>A shift and how many people of a group work it.</summary>
/// <param name="Group">The group.</param>
/// <param name="Shift">The shift.</param>
/// <param name="People">At least 1.</param>
internal readonly record struct StaffedShift(int Group, Shift Shift, int People);
