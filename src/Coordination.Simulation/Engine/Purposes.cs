namespace Coordination.Simulation.Engine;

/// <summary>What random numbers are drawn for; each purpose has its own stream of a citizen's key.</summary>
internal static class Purposes
{
    public const ulong Arrivals = 1;
    public const ulong Patience = 2;
    public const ulong Booking = 3;
    public const ulong Reach = 4;
    public const ulong Absence = 5;

    /// <summary>Added to a step's own place.</summary>
    public const ulong Service = 0;
    public const ulong Delay = 1;
    public const ulong Documents = 2;

    /// <summary>Plus the number of the call.</summary>
    public const ulong NoShow = 16;
}
