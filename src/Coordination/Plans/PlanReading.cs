using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Coordination.Plans;

/// <summary>What reading a plan document came to: a plan, or every fault of the document.</summary>
public sealed record PlanReading
{
    /// <summary>The plan; none when the document has faults.</summary>
    public HallPlan? Plan { get; private init; }

    /// <summary>The faults; empty when there is a plan.</summary>
    public ImmutableArray<Fault> Faults { get; private init; } = [];

    /// <summary>Whether there is a plan.</summary>
    [MemberNotNullWhen(true, nameof(Plan))]
    public bool IsRead => Plan is not null;

    internal static PlanReading Of(HallPlan plan) => new() { Plan = plan };

    internal static PlanReading Faulty(params ImmutableArray<Fault> faults) => new() { Faults = faults };
}
