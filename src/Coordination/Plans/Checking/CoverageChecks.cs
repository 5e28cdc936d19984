using System.Collections.Immutable;
using Coordination.Departments;

namespace Coordination.Plans.Checking;

/// <summary>Somebody must be able to do every step: hold its skills, be of its department or help it, and have the capacity.</summary>
internal sealed class CoverageChecks
{
    private readonly CheckContext _context;
    private readonly Dictionary<DepartmentId, List<StaffPlan>> _serving = [];
    private readonly Dictionary<SkillRequirement, bool> _held = [];
    private readonly ImmutableArray<StaffPlan> _staff;

    private CoverageChecks(CheckContext context)
    {
        _context = context;
        _staff = [.. context.Plan.Staff.Where(person => person is not null)];
    }

    public static void Check(CheckContext context)
    {
        var coverage = new CoverageChecks(context);
        foreach (var (service, servicePath) in context.Each(context.Plan.Services, "$.services"))
        {
            foreach (var (step, path) in context.Each(service.Steps, $"{servicePath}.steps"))
            {
                // A reference that leads nowhere is reported by itself.
                if (context.Departments.Contains(step.Department))
                {
                    coverage.CheckStep(service, step, path);
                }
            }
        }

        foreach (var (need, path) in context.Each(context.Plan.Needs, "$.needs"))
        {
            coverage.CheckNeed(need, path);
        }
    }

    /// <summary>One person must hold all that a need demands; where nobody of a department does, it does not count there.</summary>
    private void CheckNeed(NeedPlan need, string path)
    {
        var lasting = Lasting(need.Skills);
        if (AllAreHeld(need.Skills, lasting, path) && !_staff.Any(person => lasting.All(required => Holds(person, required))))
        {
            _context.Add($"{path}.skills", $"Nobody holds all that the need '{need.Id}' demands; add somebody who does, or let a requirement fall away after some minutes.");
        }
    }

    private void CheckStep(ServicePlan service, StepPlan step, string path)
    {
        var lasting = Lasting(step.Skills);
        if (!AllAreHeld(step.Skills, lasting, path))
        {
            return;
        }

        var able = Serving(step.Department).Where(person => lasting.All(required => Holds(person, required))).ToList();
        if (able.Count == 0)
        {
            _context.Add(path, $"Nobody of the department '{step.Department}' can do the step '{step.Id}'; add staff there{(lasting.Count > 0 ? " with its skills" : "")}, or let another department do it.");
            return;
        }

        var capacity = able.Max(person => person.Capacity);
        foreach (var channel in service.Channels.IsEmpty ? [.. Enum.GetValues<Channel>()] : service.Channels.Where(Enum.IsDefined).ToImmutableArray())
        {
            CheckCapacity(step, channel, capacity, path);
        }
    }

    private void CheckCapacity(StepPlan step, Channel channel, int capacity, string path)
    {
        var cost = ActivePlan.CostOf(step, channel);
        if (cost > capacity && capacity > 0)
        {
            var named = step.Cost.ContainsKey(channel);
            _context.Add(named ? JsonPathText.Name($"{path}.cost", PlanNames.Of(channel)) : $"{path}.cost", CheckContext.Invariant(
                $"The step costs {cost}{(named ? "" : " where no cost is given")}, and nobody who can do it has a capacity above {capacity}; lower the cost or raise a capacity."));
        }
    }

    /// <summary>What does not fall away with time, and is without a fault of its own.</summary>
    private List<SkillRequirement> Lasting(ImmutableArray<SkillRequirement> skills) =>
        [.. skills.Where(required => required is { RelaxAfterMinutes: null, Level: >= 1 and <= 5 } && _context.Skills.Contains(required.Skill))];

    private bool AllAreHeld(ImmutableArray<SkillRequirement> skills, List<SkillRequirement> lasting, string path)
    {
        var held = true;
        foreach (var required in lasting.Where(required => !IsHeld(required)))
        {
            held = false;
            var expired = _staff.Any(person => Holds(person, required, evenExpired: true));
            _context.Add(JsonPathText.Index($"{path}.skills", skills.IndexOf(required)), CheckContext.Invariant(
                $"{(expired ? "Everybody's" : "Nobody holds the")} skill '{required.Skill}' at level {required.Level} or above{(expired ? " has expired" : "")}; {(expired ? "renew it" : "add somebody who does")}, lower the level, or let the requirement fall away after some minutes."));
        }

        return held;
    }

    private bool IsHeld(SkillRequirement required) =>
        _held.TryGetValue(required, out var held) ? held : _held[required] = _staff.Any(person => Holds(person, required));

    private List<StaffPlan> Serving(DepartmentId department) =>
        _serving.TryGetValue(department, out var staff) ? staff : _serving[department] = [.. _staff.Where(person => Serves(person, department))];

    private bool Serves(StaffPlan person, DepartmentId department) => PlanCover.Serves(_context.Plan, person, department);

    private bool Holds(StaffPlan person, SkillRequirement required, bool evenExpired = false) =>
        PlanCover.Holds(person, required, evenExpired ? null : _context.Today);
}
