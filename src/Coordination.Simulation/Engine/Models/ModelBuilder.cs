using Coordination.Dispatch;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Engine.Models;

/// <summary>Makes the engine's form of a checked scenario.</summary>
internal sealed partial class ModelBuilder
{
    private static readonly DateTime UsualStart = new(2026, 1, 5);

    private readonly Scenario _scenario;
    private readonly OrganisedHall _hall;
    private readonly ActivePlan _plan;
    private readonly long _horizon;
    private readonly List<WorkClass> _classes = [];
    private readonly Dictionary<DepartmentId, int> _departments = [];
    private readonly Dictionary<SkillId, int> _skills = [];
    private readonly bool _byDeadline;

    private ModelBuilder(Scenario scenario)
    {
        _scenario = QueueExpansion.Expand(scenario);
        _hall = OrganisedHall.Of(_scenario);
        _plan = new ActivePlan(_hall.Plan, 1);
        _horizon = SimulationTime.Ticks(scenario.Horizon);
        _byDeadline = _plan.Plan.Routing.Order is OrderPolicyKind.Deadline || (!_scenario.Crises.IsEmpty && _plan.Plan.Crisis.Order is OrderPolicyKind.Deadline);
        foreach (var department in _plan.Plan.Departments)
        {
            _departments.Add(department.Id, _departments.Count);
        }

        foreach (var skill in _plan.Plan.Skills)
        {
            _skills.Add(skill.Id, _skills.Count);
        }
    }

    /// <summary>Makes it.</summary>
    public static SimulationModel Build(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new ModelBuilder(scenario).Build();
    }

    private SimulationModel Build()
    {
        var sources = Sources();
        var people = People();
        return new SimulationModel
        {
            Scenario = _scenario,
            Plan = _plan.Plan,
            Origin = Origin(),
            Horizon = _horizon,
            WarmUp = SimulationTime.Ticks(_scenario.WarmUp),
            Bin = Bin(),
            Sources = sources,
            Classes = [.. _classes],
            Departments = [.. _plan.Plan.Departments.Select(department =>
                new DepartmentModel(department, department.Calendar is null ? null : _plan.CalendarOf(department.Id), _plan.ClosingOf(department)))],
            People = people,
            Training = Training(),
            Crises = Crises(),
            Wakes = Wakes(sources),
        };
    }

    private long Origin() => ZoneClock.Of(_plan.Plan.TimeZone).InstantOf(_scenario.Start ?? UsualStart).Ticks;

    // A day is cut into quarters of an hour; what is longer, or shorter, into about a hundred pieces.
    private long Bin()
    {
        var minutes = _scenario.BinMinutes ?? _scenario.Horizon switch
        {
            <= 120 => 5,
            <= 2880 => 15,
            var horizon => Math.Ceiling(horizon / 100 / 60) * 60,
        };
        return Math.Max(TimeSpan.TicksPerSecond, SimulationTime.Ticks(minutes));
    }

    private System.Collections.Immutable.ImmutableArray<(long At, bool Declared)> Crises() =>
        [.. _scenario.Crises.Where(crisis => crisis.Declared && crisis.From + crisis.DeclaredAfter < crisis.To)
            .SelectMany(crisis => new[] { (SimulationTime.Ticks(crisis.From + crisis.DeclaredAfter), true), (SimulationTime.Ticks(crisis.To), false) })];

    private bool Wakes(SourceModel[] sources) =>
        _classes.Exists(work => work.Skills.Any(skill => skill.RelaxAfterMinutes is not null))
        || Array.Exists(sources, source => source.Stream.IsBooked || source.NoShow > 0)
        || _plan.Plan.Staff.Any(person => person.Skills.Any(held => held.Expires is not null));
}
