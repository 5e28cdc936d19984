using System.Diagnostics;

namespace Coordination.Simulation.Staffing;

/// <summary>
/// From a roster that is about right to one from which nobody can be spared: people are added where those wait who wait too
/// long, then taken away where they are idle most, many at a time at first and one at a time in the end.
/// </summary>
internal sealed class RosterSearch(StaffingFrame frame, TrialRunner runner, Coverage coverage)
{
    // Of what scores highest, this part is raised in the same step.
    private const double Alike = 0.5;

    private readonly long _began = Stopwatch.GetTimestamp();
    private Roster? _best;
    private Trial? _bestTrial;
    private Dictionary<RosterCell, Shortfall> _refused = [];
    private Dictionary<RosterCell, int> _refusedAt = [];
    private int _taken;

    /// <summary>The best so far, when the search was stopped.</summary>
    public FoundRoster? Stopped => _best is null ? null : new FoundRoster(_best, _bestTrial!, false, _refused);

    /// <exception cref="OperationCanceledException">It was stopped; see <see cref="Stopped"/>.</exception>
    public FoundRoster Find(Roster start, Roster most, Trial mostTrial, double[] shares)
    {
        (_best, _bestTrial, _refused, _refusedAt, _taken) = (most, mostTrial, [], [], 0);
        Raise(start, shares);
        var complete = Lower(shares);
        return new FoundRoster(_best, _bestTrial, complete, _refused);
    }

    private bool IsSpent => runner.Trials >= frame.Options.MaxTrials;

    private void Raise(Roster start, double[] shares)
    {
        var roster = start.Copy();
        while (!IsSpent)
        {
            coverage.Complete(roster);
            var trial = runner.Run(TrialPlan.Of(frame, roster), shares);
            var missed = trial.Missed(shares);
            Report("adding people", null);
            if (missed.Count == 0 && trial.IsWhole)
            {
                (_best, _bestTrial) = (roster, trial);
                return;
            }

            var cells = Worst(roster, trial, [.. missed]);
            if (cells.Count == 0)
            {
                cells = [.. roster.Cells().Where(cell => roster[cell] < frame.Groups[cell.Group].Most)];
            }

            if (cells.Count == 0)
            {
                return;
            }

            roster = roster.With(cells, 1);
        }
    }

    /// <summary>Where one more would help most for what an hour costs.</summary>
    private List<RosterCell> Worst(Roster roster, Trial trial, HashSet<int> missed)
    {
        var scores = new Dictionary<RosterCell, double>();
        foreach (var miss in trial.Replications.SelectMany(replication => replication.Misses).Where(miss => missed.Contains(miss.Criterion)))
        {
            foreach (var group in frame.Able[miss.Work])
            {
                for (var interval = miss.From; interval <= miss.To; interval++)
                {
                    var cell = new RosterCell(group, interval);
                    if (roster[cell] < frame.Groups[group].Most)
                    {
                        scores[cell] = scores.GetValueOrDefault(cell) + (miss.Weight / (miss.To - miss.From + 1) / frame.Groups[group].Cost);
                    }
                }
            }
        }

        var highest = scores.Values.DefaultIfEmpty().Max();
        return [.. scores.Where(score => score.Value >= highest * Alike)
            .OrderByDescending(score => score.Value).ThenBy(score => score.Key.Group).ThenBy(score => score.Key.Interval)
            .GroupBy(score => score.Key.Interval).Select(alike => alike.First().Key)];
    }

    /// <summary>Takes people away until nobody can be spared.</summary>
    /// <returns>Whether that was shown for everybody.</returns>
    private bool Lower(double[] shares)
    {
        do
        {
            LowerOnce(shares);

            // Who could not be spared while others were there cannot be spared without them either, as a rule. So those are asked again last.
            foreach (var cell in _refusedAt.Where(refused => refused.Value != _taken).Select(refused => refused.Key).ToList())
            {
                _refused.Remove(cell);
                _refusedAt.Remove(cell);
            }
        }
        while (Open().Any() && !IsSpent);

        return !IsSpent;
    }

    private void LowerOnce(double[] shares)
    {
        var batch = Math.Max(1, Open().Count() / 4);
        while (!IsSpent)
        {
            var cells = Open().OrderByDescending(Slack).ThenBy(cell => cell.Group).ThenBy(cell => cell.Interval).Take(batch).ToList();
            if (cells.Count == 0)
            {
                return;
            }

            Report("taking people away", _refused.Count / (double)Math.Max(1, _refused.Count + Open().Count()));
            if (TryWithout(cells, shares))
            {
                _taken++;
                batch = Math.Min(batch * 2, Math.Max(1, Open().Count() / 4));
            }
            else
            {
                batch = cells.Count == 1 ? 1 : Math.Max(1, Math.Min(batch, cells.Count) / 4);
            }
        }
    }

    private bool TryWithout(List<RosterCell> cells, double[] shares)
    {
        var roster = _best!.With(cells, -1);
        var trial = runner.Run(TrialPlan.Of(frame, roster), shares, _bestTrial!, frame.CostOf(_best) - frame.CostOf(roster));
        var shortfalls = trial.Shortfalls(shares, _bestTrial!);
        if (shortfalls.Count == 0 && trial.IsWhole && Paid(roster, trial) < Paid(_best, _bestTrial!) - 1e-9)
        {
            (_best, _bestTrial) = (roster, trial);
            return true;
        }

        if (cells.Count == 1)
        {
            _refusedAt[cells[0]] = _taken;
            _refused[cells[0]] = shortfalls.Count == 0
                ? new Shortfall(-1, 0)
                : shortfalls.MinBy(shortfall => shortfall.Share - shares[shortfall.Criterion]);
        }

        return false;
    }

    // Work that is only put off to after somebody's hours is paid for as well; else rosters of short turns would seem cheap.
    private double Paid(Roster roster, Trial trial) => frame.CostOf(roster) + trial.OverrunCost;

    private IEnumerable<RosterCell> Open() => _best!.Cells().Where(cell =>
        _best[cell] > 0 && !_refused.ContainsKey(cell) && coverage.IsKept(_best.With([cell], -1), cell));

    private double Slack(RosterCell cell) =>
        ((_best![cell] * frame.Hours(cell.Interval) * 60) - _bestTrial!.Busy(cell)) / (frame.Hours(cell.Interval) * 60 * _best[cell]) * frame.Groups[cell.Group].Cost;

    private void Report(string phase, double? share)
    {
        var elapsed = Stopwatch.GetElapsedTime(_began);
        frame.Options.Progress?.Report(new StaffingProgress(
            phase, runner.Trials, share, _best is null ? null : frame.HoursOf(_best), share is > 0.05 and < 1 ? elapsed * ((1 - share.Value) / share.Value) : null));
    }
}
