using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans;
using Coordination.Plans.Checking;
using Coordination.Staff;

namespace Coordination.Simulation.Scenarios.Checking;

/// <summary>A scenario under check: what can be referred to, and where faults go.</summary>
internal sealed class ScenarioContext(Scenario scenario)
{
    /// <summary>The longest time that can be simulated: ten years.</summary>
    public const double LongestHorizon = 10 * 366 * 1440.0;

    private const int MostRates = 1_000_000;

    public Scenario Scenario { get; } = scenario;

    public FaultList Faults { get; } = new();

    public FrozenDictionary<ServiceId, ServicePlan> Services { get; } =
        (scenario.Plan?.Services ?? []).DistinctBy(service => service.Id).ToFrozenDictionary(service => service.Id);

    public FrozenDictionary<StaffId, StaffPlan> Staff { get; } =
        (scenario.Plan?.Staff ?? []).DistinctBy(person => person.Id).ToFrozenDictionary(person => person.Id);

    public FrozenSet<SkillId> Skills { get; } = (scenario.Plan?.Skills ?? []).Select(skill => skill.Id).ToFrozenSet();

    public FrozenSet<string> Needs { get; } = (scenario.Plan?.Needs ?? []).Select(need => need.Id).ToFrozenSet();

    public void Add(string path, string message) => Faults.Add(path, message);

    public static IEnumerable<(T Entry, string Path)> Each<T>(ImmutableArray<T> list, string path) =>
        list.IsDefault ? [] : list.Select((entry, index) => (entry, JsonPathText.Index(path, index)));

    /// <summary>Reports a number that is not finite, or out of its bounds; null is none.</summary>
    public bool Number(double? value, double least, double most, string path, string what)
    {
        var right = value is not { } number || (double.IsFinite(number) && number >= least && number <= most);
        if (!right)
        {
            Add(path, most == double.MaxValue || most >= LongestHorizon
                ? string.Create(CultureInfo.InvariantCulture, $"The {what} is {value}; it must be at least {least}{(most == double.MaxValue ? "" : $" and at most {most:0}")}.")
                : string.Create(CultureInfo.InvariantCulture, $"The {what} is {value}; it must be {least} to {most}."));
        }

        return right;
    }

    /// <summary>Reports a number that is not above 0; null is none.</summary>
    public bool Positive(double? value, string path, string what)
    {
        var right = value is not { } number || (double.IsFinite(number) && number > 0);
        if (!right)
        {
            Add(path, string.Create(CultureInfo.InvariantCulture, $"The {what} is {value}; it must be above 0."));
        }

        return right;
    }

    public void Service(ServiceId? service, string path)
    {
        if (service is { } id && !Services.ContainsKey(id))
        {
            Unknown(id.ToString(), "service", Services.Keys.Select(known => known.ToString()), path);
        }
    }

    public void KnowsNeeds(ImmutableArray<string> needs, string path)
    {
        foreach (var (need, at) in Each(needs, path))
        {
            if (!Needs.Contains(need))
            {
                Unknown(need, "need", Needs, at);
            }
        }
    }

    public void Step(ServiceId? service, StepId? step, string path)
    {
        if (step is not { } id)
        {
            return;
        }

        var among = service is { } named
            ? Services.TryGetValue(named, out var plan) ? plan.Steps.Select(known => known.Id).ToList() : [id]
            : [.. Services.Values.SelectMany(every => every.Steps).Select(known => known.Id)];
        if (!among.Contains(id))
        {
            Unknown(id.ToString(), "step", among.Select(known => known.ToString()), path);
        }
    }

    public void Person(StaffId staff, string path)
    {
        if (!Staff.ContainsKey(staff))
        {
            Unknown(staff.ToString(), "member of staff", Staff.Keys.Select(known => known.ToString()), path);
        }
    }

    public void Unknown(string id, string what, IEnumerable<string> known, string path)
    {
        var near = NearestName.To(id, known) is { Length: > 0 } nearest ? $", such as '{nearest}'" : "";
        Add(path, $"There is no {what} '{id}' in the plan; add it there or name another one{near}.");
    }

    /// <summary>Reports intervals that are empty, run backwards, overlap, or do not fit into their period.</summary>
    public void Intervals<T>(ImmutableArray<T> list, Func<T, (double From, double To)> bounds, double? every, string path, string what)
    {
        Positive(every, $"{path[..path.LastIndexOf('.')]}.every", "period");
        var before = double.NegativeInfinity;
        foreach (var (entry, at) in Each(list, path).Take(MostRates))
        {
            var (from, to) = bounds(entry);
            if (!(double.IsFinite(from) && double.IsFinite(to) && from >= 0 && to > from))
            {
                Add(at, string.Create(CultureInfo.InvariantCulture, $"The {what} runs from {from} to {to}; it must begin at 0 or later and end after it begins."));
            }
            else if (from < before)
            {
                Add(at, string.Create(CultureInfo.InvariantCulture, $"The {what} begins at {from}, before the one above ends at {before}; put them in order without overlap."));
            }
            else if (to > every)
            {
                Add(at, string.Create(CultureInfo.InvariantCulture, $"The {what} ends at {to}, after the period of {every} minutes; make the period longer or the interval shorter."));
            }

            before = Math.Max(before, to);
        }
    }

    /// <summary>Reports times that do not rise, or lie outside the simulated time.</summary>
    public void Times(ImmutableArray<double> times, string path)
    {
        var before = 0.0;
        for (var index = 0; index < times.Length; index++)
        {
            var time = times[index];
            if (!(double.IsFinite(time) && time >= before))
            {
                Add(JsonPathText.Index(path, index), string.Create(CultureInfo.InvariantCulture, $"The time is {time}; times must rise, from 0 on."));
                return;
            }

            before = time;
        }

        if (before > Scenario.Horizon)
        {
            Add(JsonPathText.Index(path, times.Length - 1), string.Create(CultureInfo.InvariantCulture, $"The time is {before}, after the end of the simulation at {Scenario.Horizon}; make the horizon longer or leave it out."));
        }
    }
}
