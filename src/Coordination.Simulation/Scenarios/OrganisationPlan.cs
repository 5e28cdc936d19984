using System.Collections.Immutable;
using Coordination.Staff;

namespace Coordination.Simulation.Scenarios;

/// <summary>How the hall is organised. Citizens and staff hours are the same in every model; a comparison switches between them.</summary>
public sealed record OrganisationPlan
{
    /// <summary>Which model.</summary>
    public OrganisationModel Model { get; init; } = OrganisationModel.Plan;

    /// <summary>The flat model.</summary>
    public FlatModel Flat { get; init; } = new();

    /// <summary>The silo model.</summary>
    public SiloModel Silo { get; init; } = new();

    /// <summary>The ladder model; it must be given to be chosen.</summary>
    public LadderModel? Ladder { get; init; }
}

/// <summary>One centre, one hop, pooled capacity.</summary>
public sealed record FlatModel
{
    /// <summary>Departments help each other above so many waiting.</summary>
    public int Threshold { get; init; }

    /// <summary>Everybody can do everybody's work at this level at least, 1 to 5; only what the plan says when null.</summary>
    public int? CrossTrained { get; init; }
}

/// <summary>Each desk its own queue and its own people; the citizen walks from one to the next.</summary>
public sealed record SiloModel
{
    /// <summary>How long it takes to come from one desk to the next, before the citizen queues anew.</summary>
    public DistributionPlan? Handoff { get; init; }

    /// <summary>Whether desks call in order of arrival, whatever the urgency, as halls with tickets do.</summary>
    public bool ArrivalOrder { get; init; }
}

/// <summary>Requests climb from the desk to those who decide, and descend again, before they are done.</summary>
public sealed record LadderModel
{
    /// <summary>The levels above the desks, from the lowest.</summary>
    public required ImmutableArray<LadderLevel> Levels { get; init; }

    /// <summary>Whether every level that was passed handles the request again on its way down.</summary>
    public bool Descends { get; init; } = true;

    /// <summary>Whether everybody calls in order of arrival, whatever the urgency.</summary>
    public bool ArrivalOrder { get; init; }
}

/// <summary>A level of the ladder, with a queue and people of its own.</summary>
public sealed record LadderLevel
{
    /// <summary>Its name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>Who works at it, in place of at their desks: staff of the plan.</summary>
    public required ImmutableArray<StaffId> Staff { get; init; }

    /// <summary>How long the level handles a request, each time.</summary>
    public required DistributionPlan Time { get; init; }

    /// <summary>How long a request is on its way to this level, and back from it.</summary>
    public DistributionPlan? Delay { get; init; }

    /// <summary>The share of the requests at the level below that climb to this one, 0 to 1.</summary>
    public double Share { get; init; } = 1;
}
