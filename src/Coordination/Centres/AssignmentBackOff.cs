namespace Coordination.Centres;

/// <summary>Nothing is assigned for a while after a commit failed.</summary>
/// <param name="longest">The longest while: a clock that was set back must not make it longer.</param>
internal sealed class AssignmentBackOff(TimeSpan longest)
{
    /// <summary>When the newest one ends.</summary>
    public DateTimeOffset Until { get; private set; } = DateTimeOffset.MinValue;

    public void Begin(DateTimeOffset now) => Until = now + longest;

    public bool IsOn(DateTimeOffset now) => now < Until && Until - now <= longest;
}
