namespace Coordination.Plans;

/// <summary>How long personal texts are kept after a request has ended, in days, by their kind. What has no limit is kept until somebody has it erased.</summary>
public sealed record RetentionPlan
{
    /// <summary>What came with the submission: name, contact, and the matter in words.</summary>
    public int? Submission { get; init; }

    /// <summary>What staff wrote to the citizen when they asked for documents.</summary>
    public int? Documents { get; init; }

    /// <summary>The words of a rating.</summary>
    public int? Rating { get; init; }

    /// <summary>All other words, such as reasons and notes.</summary>
    public int? Words { get; init; }
}
