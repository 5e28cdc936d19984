using System.Collections.Immutable;
using Coordination.Departments;

namespace Coordination.Queries;

/// <summary>How a hall's day has gone, step by step.</summary>
internal sealed record DayCourse
{
    /// <summary>When the first step began.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>How long a step is.</summary>
    public required TimeSpan Step { get; init; }

    /// <summary>By how many the queue of each department at which something happened grew or shrank in each step.</summary>
    public required ImmutableDictionary<DepartmentId, ImmutableArray<long>> Growth { get; init; }

    /// <summary>How many requests were completed in each step.</summary>
    public required ImmutableArray<long> Completed { get; init; }

    /// <summary>Until when what follows from the record had come; null where nothing follows yet.</summary>
    public required DateTimeOffset? Until { get; init; }
}
