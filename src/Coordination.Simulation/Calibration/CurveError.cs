namespace Coordination.Simulation.Calibration;

/// <summary>How far a computed queue is from the recorded one.</summary>
public sealed record CurveError
{
    /// <summary>The most people recorded waiting at one snapshot.</summary>
    public required double RecordedPeak { get; init; }

    /// <summary>The most people computed at one snapshot.</summary>
    public required double Peak { get; init; }

    /// <summary>How far the peak is off, as a share of the recorded one.</summary>
    public double PeakError => Share(Peak - RecordedPeak, RecordedPeak);

    /// <summary>When most were recorded; the first such snapshot.</summary>
    public required TimeOnly RecordedPeakAt { get; init; }

    /// <summary>When the computed queue is longest.</summary>
    public required TimeOnly PeakAt { get; init; }

    /// <summary>Mean absolute error of the curve of people waiting, over the time in which anything moved, as a share of the recorded peak.</summary>
    public required double MeanAbsoluteError { get; init; }

    /// <summary>The recorded mean wait in minutes, by Little's law.</summary>
    public required double RecordedWaitMinutes { get; init; }

    /// <summary>The computed one.</summary>
    public required double WaitMinutes { get; init; }

    internal static double Share(double difference, double of) => of > 0 ? Math.Abs(difference) / of : 0;
}
