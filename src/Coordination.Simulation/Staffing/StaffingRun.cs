using System.Diagnostics;
using Coordination.Simulation.Scenarios;
using Coordination.Simulation.Staffing.Shifts;

namespace Coordination.Simulation.Staffing;

/// <summary>Searches for the smallest roster that meets targets, by simulation, from a start by Erlang's formulas.</summary>
/// <remarks>
/// The result is a local minimum: nobody can be spared in a single interval. A target counts as met when the lower border of
/// the 95 % interval of its share, over replications, reaches it. The same options give the same roster on any number of threads.
/// </remarks>
public sealed class StaffingRun
{
    private const int LargestRoster = 20_000;
    private const ulong OtherCitizens = 0x5374_6166_6669_6E67;

    private readonly StaffingFrame _frame;
    private readonly Goals _goals;
    private readonly TrialRunner _runner;
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly CancellationToken _cancellation;

    private StaffingRun(Scenario scenario, StaffingOptions options, CancellationToken cancellation)
    {
        _frame = StaffingFrame.Of(scenario, options);
        _goals = new Goals(_frame);
        _cancellation = cancellation;
        _runner = new TrialRunner(_frame, _goals, options.Replications ?? Math.Clamp(scenario.Replications, 20, 100), cancellation);
        Check(options);
    }

    /// <summary>Searches.</summary>
    /// <param name="scenario">A scenario that <see cref="ScenarioCheck"/> found without fault.</param>
    /// <param name="options">What is wanted.</param>
    /// <param name="cancellation">Stops it; the best roster so far is kept.</param>
    /// <exception cref="StaffingException">The options do not fit the scenario.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before any roster was known to meet the targets.</exception>
    public static StaffingResult Run(Scenario scenario, StaffingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        return new StaffingRun(scenario, options, cancellation).Run();
    }

    private StaffingResult Run()
    {
        var work = OfferedWork.Of(_frame);
        var start = new ErlangStart(_frame, work, _goals.All).Make();
        _frame.Bound([.. _frame.Groups.Select((group, index) => MostOf(group, start.MostOf(index)))]);
        foreach (var cell in start.Cells())
        {
            start[cell] = Math.Min(start[cell], _frame.Groups[cell.Group].Most);
        }

        var written = _runner.Run(TrialPlan.AsWritten(_frame.Scenario));
        var most = new Roster(_frame.Groups.Length, _frame.Intervals);
        foreach (var cell in most.Cells())
        {
            most[cell] = _frame.Groups[cell.Group].Most;
        }

        var full = _runner.Run(TrialPlan.Of(_frame, most), keepWaits: true);
        var feasibility = new Feasibility(_frame, _goals, full);
        var shares = feasibility.Shares();
        var coverage = new Coverage(_frame, work);
        var (found, finished) = Search(coverage, start, most, full, shares);
        var shifts = _frame.Options.Shifts.IsEmpty ? null : ShiftRoster.Of(_frame, found.Roster);
        var shiftTrial = shifts is null ? null : Unless(() => _runner.Run(TrialPlan.Of(shifts.Scenario)));
        var writer = new StaffingWriter(_frame, _goals, feasibility, shares, start, written, found, shifts, shiftTrial);
        return writer.Write(finished ? CheckAgain(found) : null, finished ? CurveOf(coverage, found, most, full, shares) : [], finished && found.Complete, _runner, Stopwatch.GetElapsedTime(_began));
    }

    private (FoundRoster Found, bool Finished) Search(Coverage coverage, Roster start, Roster most, Trial full, double[] shares)
    {
        var search = new RosterSearch(_frame, _runner, coverage);
        try
        {
            return (search.Find(start, most, full, shares), true);
        }
        catch (OperationCanceledException) when (search.Stopped is not null)
        {
            return (search.Stopped, false);
        }
    }

    // Other citizens than those the roster was fitted to.
    private Trial? CheckAgain(FoundRoster found) =>
        Unless(() => _runner.Run(TrialPlan.Of(_frame, found.Roster, _frame.Scenario.Seed ^ OtherCitizens)));

    private List<CurvePoint> CurveOf(Coverage coverage, FoundRoster found, Roster most, Trial full, double[] shares)
    {
        var points = new List<CurvePoint>();
        var target = _frame.Options.Curve.IsEmpty ? -1 : Tightest(found.Trial, shares);
        foreach (var percent in _frame.Options.Curve)
        {
            var other = (double[])shares.Clone();
            Array.Fill(other, percent / 100, target * _goals.Periods, _goals.Periods);
            var goal = _goals.All[target] with { Percent = percent };
            var feasible = full.Missed(other).Count == 0;
            var roster = feasible ? Unless(() => new RosterSearch(_frame, _runner, coverage).Find(found.Roster, most, full, other)) : null;
            roster = roster is { Complete: true } ? roster : null;
            points.Add(new CurvePoint(goal, feasible, roster is null ? null : _frame.HoursOf(roster.Roster), roster is null ? null : _frame.CostOf(roster.Roster)));
        }

        return points;
    }

    private int Tightest(Trial trial, double[] shares) => Enumerable.Range(0, _goals.Targets * _goals.Periods)
        .MinBy(criterion => (trial.ShareOf(criterion).Ci95Low ?? 2) - shares[criterion]) / _goals.Periods;

    private T? Unless<T>(Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    // Without a word from the planner, so many that people are never what is missing.
    private int MostOf(StaffGroup group, int start) =>
        _frame.Options.Extra is { } extra ? group.People.Length + extra : Math.Max(group.People.Length, 2 * start) + 2;

    private void Check(StaffingOptions options)
    {
        var faults = new List<string>();
        if (_frame.Groups.Length * (double)_frame.Intervals > LargestRoster)
        {
            faults.Add($"{_frame.Groups.Length} groups in {_frame.Intervals} intervals are more than can be searched; take a longer --interval or a shorter horizon.");
        }

        if (options.Targets.IsEmpty)
        {
            faults.Add("There is no target to be met; name one, such as level1:95%<5m.");
        }

        faults.AddRange(options.Costs.Keys.Where(name => !_frame.Groups.Any(group => group.Name == name)).Order(StringComparer.Ordinal)
            .Select(name => $"There is no group '{name}' to cost anything; there are {string.Join(", ", _frame.Groups.Select(group => group.Name))}."));
        faults.AddRange(options.Targets.Where((target, index) => !Enumerable.Range(0, _frame.Model.Sources.Length).Any(source =>
                (target.Level ?? _frame.Model.Sources[source].Level + 1) == _frame.Model.Sources[source].Level + 1
                && (target.Department is null || _frame.Model.Sources[source].Steps.Any(step => _frame.Model.Departments[step.Department].Plan.Id.ToString() == target.Department))))
            .Select(target => $"Nobody comes whom the target {target.Text} is for; leave it out, or mend the scenario's arrivals."));
        faults.AddRange(ShiftChecks.Of(_frame));
        if (faults.Count > 0)
        {
            throw new StaffingException(string.Join("\n", faults));
        }
    }
}
