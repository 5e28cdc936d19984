namespace Coordination.Orleans.Halls;

/// <summary>How a hall's centre is activated though nobody calls.</summary>
internal sealed record CentreActivationOptions
{
    /// <summary>How often a silo reads which halls have something open, beside its start and every change of the members; infinite for never at all.</summary>
    public TimeSpan ScanEvery { get; init; } = TimeSpan.FromSeconds(30);
}
