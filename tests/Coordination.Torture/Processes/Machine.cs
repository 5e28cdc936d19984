namespace Coordination.Torture.Processes;

/// <summary>A machine that a process runs on; its clock goes wrong whatever happens to the process.</summary>
internal sealed class Machine(int number)
{
    public int Number { get; } = number;

    /// <summary>How far its clock is ahead of the true time.</summary>
    public TimeSpan ClockOffset { get; set; }
}
