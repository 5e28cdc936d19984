namespace Coordination.Simulation.Engine;

/// <summary>The steps of a visit that are over. A service has at most a hundred, and a ladder adds fifteen at most: 128 hold them all.</summary>
internal struct FinishedSteps
{
    private const int Half = 64;

    private ulong _first;
    private ulong _second;

    public void Add(int step)
    {
        if (step < Half)
        {
            _first |= 1UL << step;
        }
        else
        {
            _second |= 1UL << (step - Half);
        }
    }

    public readonly bool Contains(int step) => ((step < Half ? _first >> step : _second >> (step - Half)) & 1) != 0;
}
