namespace Coordination.Simulation.Estimates;

/// <summary>What was told to one citizen who came, and how long the wait was. In minutes.</summary>
/// <param name="Wait">The wait that followed.</param>
/// <param name="Expected">The engine's estimate.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Naive">People ahead × mean time of service ÷ open counters.</param>
internal readonly record struct EstimateSample(double Wait, double Expected, double Low, double High, double Naive)
{
    /// <summary>Moments are known to about a minute, so half a minute more or less is not told apart.</summary>
    private const double Blur = 0.5;

    /// <summary>Whether the wait was within the interval.</summary>
    public bool Covers => Wait >= Low - Blur && Wait <= High + Blur;
}
