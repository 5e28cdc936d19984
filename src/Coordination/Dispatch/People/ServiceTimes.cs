namespace Coordination.Dispatch.People;

/// <summary>The mean and variance of a class's service times, in minutes: the plan's word at first, the observed ones by and by.</summary>
/// <remarks>
/// The planned mean counts like <see cref="PriorWeight"/> observations with the variance of an exponential time (a normal model
/// with a conjugate prior); means and squares are updated by Welford's method.
/// </remarks>
internal sealed class ServiceTimes(double plannedMinutes)
{
    /// <summary>How many observations the plan's word is worth.</summary>
    public const double PriorWeight = 8;

    private double _observedMean;
    private double _squares;

    public long Count { get; private set; }

    public double Mean => ((PriorWeight * plannedMinutes) + (Count * _observedMean)) / (PriorWeight + Count);

    public double Variance
    {
        get
        {
            var gap = _observedMean - plannedMinutes;
            var between = Count == 0 ? 0 : PriorWeight * Count / (PriorWeight + Count) * gap * gap;
            return ((PriorWeight * plannedMinutes * plannedMinutes) + _squares + between) / (PriorWeight + Count);
        }
    }

    /// <summary>How far the mean itself may be off, as a variance.</summary>
    public double VarianceOfMean => Variance / (PriorWeight + Count);

    public void Observe(double minutes)
    {
        Count++;
        var gap = minutes - _observedMean;
        _observedMean += gap / Count;
        _squares += gap * (minutes - _observedMean);
    }
}
