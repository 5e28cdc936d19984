using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Staffing;

/// <summary>What a search works on: the scenario, its groups of people, its intervals, and who can do which work.</summary>
internal sealed class StaffingFrame
{
    private StaffingFrame(Scenario scenario, SimulationModel model, StaffingOptions options)
    {
        (Scenario, Model, Options) = (scenario, model, options);
        Intervals = (int)Math.Ceiling(scenario.Horizon / options.IntervalMinutes);
        Periods = options.WithinMinutes is { } within ? (int)Math.Ceiling(scenario.Horizon / within) : 1;
    }

    public Scenario Scenario { get; }

    public SimulationModel Model { get; }

    public StaffingOptions Options { get; }

    public int Intervals { get; }

    public int Periods { get; }

    public ImmutableArray<StaffGroup> Groups { get; private set; } = [];

    /// <summary>By class of work: the groups that can do it, those at home where there are any.</summary>
    public ImmutableArray<ImmutableArray<int>> Able { get; private set; } = [];

    public static StaffingFrame Of(Scenario scenario, StaffingOptions options)
    {
        var expanded = QueueExpansion.Expand(scenario) with { Seed = options.Seed ?? scenario.Seed };
        var frame = new StaffingFrame(expanded, ModelBuilder.Build(expanded), options);
        frame.Groups = StaffGroups.Of(frame);
        frame.Able = [.. frame.Model.Classes.Select(frame.AbleTo)];
        return frame;
    }

    public void Bound(IReadOnlyList<int> most) => Groups = [.. Groups.Select((group, index) => group with { Most = most[index] })];

    public double From(int interval) => interval * Options.IntervalMinutes;

    public double To(int interval) => Math.Min(Scenario.Horizon, (interval + 1) * Options.IntervalMinutes);

    public double Hours(int interval) => (To(interval) - From(interval)) / 60;

    public int IntervalOf(double minute) => Math.Clamp((int)(minute / Options.IntervalMinutes), 0, Intervals - 1);

    public int PeriodOf(double minute) => Options.WithinMinutes is { } within ? Math.Clamp((int)(minute / within), 0, Periods - 1) : 0;

    public double HoursOf(Roster roster) => roster.Cells().Sum(cell => roster[cell] * Hours(cell.Interval));

    public double CostOf(Roster roster) => roster.Cells().Sum(cell => roster[cell] * Hours(cell.Interval) * Groups[cell.Group].Cost);

    public bool IsOpen(int department, double minute) =>
        Model.Departments[department].Calendar?.IsOpen(At(minute)) ?? true;

    /// <summary>The local date and time of minute 0.</summary>
    public DateTime LocalStart => At(0).ToOffset(TimeZoneInfo.FindSystemTimeZoneById(Model.Plan.TimeZone).GetUtcOffset(At(0))).DateTime;

    public DateTimeOffset At(double minute) => new(Model.Origin + (long)(minute * TimeSpan.TicksPerMinute), TimeSpan.Zero);

    private ImmutableArray<int> AbleTo(Dispatch.WorkClass work)
    {
        var able = Enumerable.Range(0, Groups.Length).Where(group => Can(group, work, strictly: true)).ToList();
        able = able.Count > 0 ? able : [.. Enumerable.Range(0, Groups.Length).Where(group => Can(group, work, strictly: false))];
        ImmutableArray<int> home = [.. able.Where(group => Model.Departments[Groups[group].Department].Plan.Id == work.Department)];
        return !home.IsEmpty ? home : Model.Plan.Pooling.Enabled ? [.. able] : [];
    }

    private bool Can(int group, Dispatch.WorkClass work, bool strictly) => work.Skills.All(wanted =>
        (wanted.RelaxAfterMinutes is not null && !strictly)
        || SkillsOf(group).Any(held => held.Skill == wanted.Skill && held.Level >= wanted.Level));

    private IEnumerable<HeldSkill> SkillsOf(int group) => Groups[group].Pattern.Skills
        .Concat(Scenario.Training.Where(lesson => lesson.Staff == Groups[group].Pattern.Id).Select(lesson => new HeldSkill(lesson.Skill, lesson.Level)));
}
