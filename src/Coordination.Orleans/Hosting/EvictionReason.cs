namespace Coordination.Orleans.Hosting;

/// <summary>Why the others declare this silo dead, as far as they have said.</summary>
internal sealed class EvictionReason
{
    private volatile string? _why;

    /// <summary>A sentence; null when nobody has said anything.</summary>
    public string? Why
    {
        get => _why;
        set => _why = value;
    }
}
