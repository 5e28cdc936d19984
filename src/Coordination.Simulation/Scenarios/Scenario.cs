using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Plans;
using Coordination.Simulation.Json;

namespace Coordination.Simulation.Scenarios;

/// <summary>What is simulated, as one document: a hall, who comes, how long they take, who works when, and for how long.</summary>
/// <remarks>
/// Plain data, as written; <see cref="ScenarioCheck"/> finds what is wrong with it. Every time and duration is in minutes;
/// times count from the start of the simulation. Exactly one of <see cref="Plan"/>, <see cref="PlanFile"/> and
/// <see cref="Queue"/> says which hall it is.
/// </remarks>
public sealed record Scenario
{
    /// <summary>The version of the format that this program writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Where the JSON Schema of this document is, for editors; it means nothing to the engine.</summary>
    [JsonPropertyName("$schema"), JsonPropertyOrder(-1)]
    public string? Schema { get; init; }

    /// <summary>The version of the format: 1.</summary>
    public required int Version { get; init; }

    /// <summary>The scenario's name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about, for people.</summary>
    public string? Description { get; init; }

    /// <summary>A pure queueing model in place of a hall plan: some equal servers and one queue with five levels.</summary>
    public QueueModel? Queue { get; init; }

    /// <summary>The hall plan: departments, services, staff, skills, policies, crisis rules.</summary>
    public HallPlan? Plan { get; init; }

    /// <summary>The file of the hall plan, relative to the scenario's own file.</summary>
    public string? PlanFile { get; init; }

    /// <summary>The local date and time, in the hall's time zone, at which minute 0 lies; Monday, 5 January 2026, 00:00 when null.</summary>
    /// <remarks>A time that the hall's clock skips is the moment of the change; one that it passes twice is the first.</remarks>
    [JsonConverter(typeof(LocalTimeConverter))]
    public DateTime? Start { get; init; }

    /// <summary>How many minutes are simulated.</summary>
    public required double Horizon { get; init; }

    /// <summary>Citizens who come in the first so many minutes, and all averages over time until then, are not measured.</summary>
    public double WarmUp { get; init; }

    /// <summary>How often it is simulated, with other random numbers each time.</summary>
    public int Replications { get; init; } = 10;

    /// <summary>The seed of everything that is drawn.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The width of the intervals that curves over time are given in, in minutes; a width that fits the horizon when null.</summary>
    public double? BinMinutes { get; init; }

    /// <summary>Who comes, when.</summary>
    public ImmutableArray<ArrivalPlan> Arrivals { get; init; } = [];

    /// <summary>Who comes by appointment.</summary>
    public ImmutableArray<AppointmentPlan> Appointments { get; init; } = [];

    /// <summary>How long services take; the first entry that fits decides. Exponential with the step's expected minutes where none fits.</summary>
    public ImmutableArray<ServiceTimePlan> ServiceTimes { get; init; } = [];

    /// <summary>How long citizens wait for their first call before they give up; the first entry that fits decides, and for good where none fits.</summary>
    public ImmutableArray<PatiencePlan> Patience { get; init; } = [];

    /// <summary>Citizens who do not come when they are called; the first entry that fits decides.</summary>
    public ImmutableArray<NoShowPlan> NoShows { get; init; } = [];

    /// <summary>Citizens who have to fetch documents in the middle of a service; the first entry that fits decides.</summary>
    public ImmutableArray<DocumentsPlan> Documents { get; init; } = [];

    /// <summary>Who works when. Whoever has no roster is at work all the time.</summary>
    public ImmutableArray<RosterPlan> Rosters { get; init; } = [];

    /// <summary>Who is away for a time, whatever the roster says.</summary>
    public ImmutableArray<AbsencePlan> Absences { get; init; } = [];

    /// <summary>Skills that people have from some time on.</summary>
    public ImmutableArray<TrainingPlan> Training { get; init; } = [];

    /// <summary>Crises: surges of urgent requests, with the crisis plan declared or not.</summary>
    public ImmutableArray<CrisisEvent> Crises { get; init; } = [];

    /// <summary>How the hall is organised.</summary>
    public OrganisationPlan Organisation { get; init; } = new();

    /// <summary>What becomes of walk-ins who still wait when their department closes.</summary>
    public ClosingRule AtClosing { get; init; } = ClosingRule.Wait;
}
