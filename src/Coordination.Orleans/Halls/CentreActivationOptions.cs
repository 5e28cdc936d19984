namespace Coordination.Orleans.Halls;

/// <summary>How a hall's centre is activated though nobody calls. Either of the two is enough; tests leave one out.</summary>
internal sealed record CentreActivationOptions
{
    /// <summary>How often a silo looks at the halls that are at home on it, beside its start and every change of the members; infinite for never at all.</summary>
    public TimeSpan ScanEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the reminder in the database wakes a centre, on whichever silo. Orleans takes no less than a minute unless it is told to.</summary>
    public TimeSpan ReminderEvery { get; init; } = TimeSpan.FromMinutes(1);
}
