namespace Coordination.Partitions.Checks;

/// <summary>What the record says of a request.</summary>
internal sealed class Life
{
    public long Version { get; set; }

    /// <summary>When it was assigned for the first time.</summary>
    public DateTimeOffset? AssignedAt { get; set; }

    /// <summary>Who holds its item; null when nobody does.</summary>
    public string? Holder { get; set; }

    /// <summary>The last assignment, for whoever looks into it.</summary>
    public string Given { get; set; } = "";

    public bool IsCompleted { get; set; }
}
