using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans;
using Coordination.Simulation.Engine;
using Coordination.Simulation.Results;

namespace Coordination.Simulation.Runs;

// Departments, people, curves, and whether the work can be done at all.
internal sealed partial class ResultWriter
{
    // A load near 1 that is measured may be a little above or below it by chance.
    private const double FullLoad = 0.999;

    private DepartmentResult Department(int index)
    {
        var (model, fold) = (_fold.Model, _fold.Departments[index]);
        var plan = model.Departments[index].Plan;
        var (low, high) = _fold.Spread.Of(index);
        return new DepartmentResult
        {
            Department = plan.Id.ToString(),
            Name = plan.Name.Default,
            Arrived = fold.Arrived,
            Served = fold.Served,
            Helped = fold.Helped,
            Waiting = Waiting($"department.{plan.Id}.waiting", fold.LongestWait, Distribution(fold.Histogram)),
            ServiceMinutes = fold.Served == 0 ? null : fold.ServiceMilliseconds / 60_000.0 / fold.Served,
            Occupancy = _figures.EstimateOf($"department.{plan.Id}.occupancy"),
            OfferedLoad = LoadOf(index),
            PeakWaiting = new PeakSummary(_figures.EstimateOf($"department.{plan.Id}.peak_waiting"), _figures.EstimateOf($"department.{plan.Id}.peak_at").Mean),
            WaitingByBin = [.. Bins().Select(bin => _fold.WaitingByDepartment.Minutes(index, bin) / Width(bin))],
            WaitingLowByBin = low,
            WaitingHighByBin = high,
        };
    }

    private PersonResult Person(int index)
    {
        var person = _fold.Model.People[index].Plan;
        return new PersonResult
        {
            Staff = person.Id.ToString(),
            Name = person.Name ?? person.Id.ToString(),
            Department = person.Department.ToString(),
            Occupancy = _figures.EstimateOf($"person.{person.Id}.occupancy"),
            OnDutyMinutes = _fold.Duty.Totals[index] / 60_000.0 / person.Capacity / _fold.Finished,
            Served = _fold.ServedByPerson[index],
            Helped = _fold.HelpedByPerson[index],
            OccupancyByBin = [.. Bins().Select(bin => _fold.Duty.Minutes(index, bin) is > 0 and var duty ? (double?)(_fold.Load.Minutes(index, bin) / duty) : null)],
        };
    }

    private WaitingCurve Curve()
    {
        var (model, people) = (_fold.Model, Enumerable.Range(0, _fold.Model.People.Length).ToList());
        ImmutableArray<ImmutableArray<double>> levels =
            [.. Enumerable.Range(0, _fold.Levels.Length).Select(level => Bins().Select(bin => _fold.WaitingByLevel.Minutes(level, bin) / Width(bin)).ToImmutableArray())];
        var (low, high) = _fold.Spread.Of(department: null);
        return new WaitingCurve(
            SimulationTime.Minutes(model.Bin),
            [.. Bins().Select(bin => SimulationTime.Minutes(bin * model.Bin))],
            [.. Bins().Select(bin => levels.Sum(level => level[bin]))],
            low,
            high,
            levels,
            [.. Bins().Select(bin => people.Sum(person => _fold.Duty.Minutes(person, bin)) / Width(bin) / StepPlan.DefaultCost)],
            [.. Bins().Select(bin => people.Sum(person => _fold.Load.Minutes(person, bin)) / Width(bin) / StepPlan.DefaultCost)]);
    }

    private string NameOf(string department) => _fold.Model.Departments.First(other => other.Plan.Id.ToString() == department).Plan.Name.Default;

    private IEnumerable<int> Bins() => Enumerable.Range(0, _fold.Model.Bins);

    /// <summary>The minutes of an interval, over all replications.</summary>
    private double Width(int bin) =>
        SimulationTime.Minutes(Math.Min(_fold.Model.Bin, _fold.Model.Horizon - (bin * _fold.Model.Bin))) * _fold.Finished;

    private double? LoadOf(int department)
    {
        var model = _fold.Model;
        var duty = Enumerable.Range(0, model.People.Length).Where(person => model.People[person].Department == department).Sum(person => _fold.Duty.Totals[person]);
        return duty == 0 ? null : _fold.Departments[department].DemandMilliseconds * (double)StepPlan.DefaultCost / duty;
    }

    private StabilityResult Stability()
    {
        var (model, duty) = (_fold.Model, _fold.Duty.Totals.Sum());
        var load = duty == 0 ? (double?)null : _fold.Departments.Sum(department => (double)department.DemandMilliseconds) * StepPlan.DefaultCost / duty;
        ImmutableArray<string> overloaded = model.Plan.Pooling.Enabled ? [] :
        [
            .. Enumerable.Range(0, model.Departments.Length)
                .Where(department => _fold.Departments[department].Arrived > 0 && !(LoadOf(department) < FullLoad))
                .Select(department => model.Departments[department].Plan.Id.ToString()),
        ];
        return new StabilityResult(load, load < FullLoad && overloaded.IsEmpty, overloaded);
    }

    private ImmutableArray<string> Notes(StabilityResult stability)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (!(stability.OfferedLoad < FullLoad))
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Unstable: {(stability.OfferedLoad is { } load ? $"{load * 100:F0} %" : "none")} of the capacity on duty is asked for, so queues grow as long as this goes on; means depend on how long is simulated."));
        }
        else if (!stability.Overloaded.IsEmpty)
        {
            notes.Add($"Unstable: more work comes than their people can do, and nobody helps, at {string.Join(", ", stability.Overloaded.Select(NameOf))}; their means depend on how long is simulated.");
        }

        if (_fold.Finished < _fold.Wanted)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Stopped after {_fold.Finished} of {_fold.Wanted} replications."));
        }

        if (_fold.Finished == 1)
        {
            notes.Add("One replication gives no confidence interval; ask for more.");
        }

        if (_fold.Levels.Sum(level => level.Unfinished) is > 0 and var unfinished && unfinished * 20 > _fold.Levels.Sum(level => level.Arrived))
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{unfinished} citizens were not done with at the end; of those not called, the wait until then counts."));
        }

        return notes.ToImmutable();
    }
}
