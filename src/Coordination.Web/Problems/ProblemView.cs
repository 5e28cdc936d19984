using System.Collections.Immutable;

namespace Coordination.Web.Problems;

/// <summary>Every error's body: RFC 9457 problem details with the code, the field and the single faults.</summary>
internal sealed record ProblemView
{
    /// <summary>The kind of problem as a URN; it ends with <c>code</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of problem, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong here and how to fix it, in one sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>The stable code, for programs.</summary>
    public required string Code { get; init; }

    /// <summary>The field, parameter or header it is about, where there is one.</summary>
    public string? Field { get; init; }

    /// <summary>Every single fault, where there are several.</summary>
    public ImmutableArray<Fault>? Faults { get; init; }
}
