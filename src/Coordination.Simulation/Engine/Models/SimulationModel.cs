using System.Collections.Immutable;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Engine.Models;

/// <summary>A checked scenario in the form that the engine works with: numbers in place of names. Shared by all replications.</summary>
internal sealed class SimulationModel
{
    /// <summary>The scenario, with a plan in place of a pure queueing model.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The plan, as the model of organisation changes it.</summary>
    public required HallPlan Plan { get; init; }

    /// <summary>The instant of the start, in UTC ticks.</summary>
    public required long Origin { get; init; }

    /// <summary>The end, in ticks from the start.</summary>
    public required long Horizon { get; init; }

    /// <summary>The end of the warm-up.</summary>
    public required long WarmUp { get; init; }

    /// <summary>The width of an interval of curves.</summary>
    public required long Bin { get; init; }

    /// <summary>How many intervals there are.</summary>
    public int Bins => (int)((Horizon + Bin - 1) / Bin);

    /// <summary>Every class of work.</summary>
    public required ImmutableArray<WorkClass> Classes { get; init; }

    /// <summary>Who comes.</summary>
    public required SourceModel[] Sources { get; init; }

    /// <summary>The departments.</summary>
    public required DepartmentModel[] Departments { get; init; }

    /// <summary>The staff.</summary>
    public required PersonModel[] People { get; init; }

    /// <summary>What people learn: at, person, the plan from then on, the skill and its level.</summary>
    public required ImmutableArray<TrainingModel> Training { get; init; }

    /// <summary>When the crisis rules begin (true) and end (false).</summary>
    public required ImmutableArray<(long At, bool Declared)> Crises { get; init; }

    /// <summary>Whether anything changes in the dispatcher by itself.</summary>
    public required bool Wakes { get; init; }

    /// <summary>Whether people have to ask for work somewhere.</summary>
    public bool Pulls => People.Any(person => person.IsPull);

    /// <summary>How often a citizen who does not come is called again.</summary>
    public int Recalls => Plan.Routing.NoShowRecalls;

    /// <summary>The most a booked citizen is called before the booked time, in ticks.</summary>
    public long AppointmentEarly => Plan.Routing.AppointmentEarlyMinutes * TimeSpan.TicksPerMinute;
}

/// <summary>Somebody has learnt something.</summary>
internal sealed record TrainingModel(long At, int Person, StaffPlan Plan, int Skill, int Level);
