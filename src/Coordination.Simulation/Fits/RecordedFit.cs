using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Replays;
using Coordination.Simulation.Results;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Fits;

/// <summary>A recorded day beside its simulation: the hall, and every desk that is a department of the scenario.</summary>
/// <param name="Recording">The recording's name.</param>
/// <param name="Date">The recorded day.</param>
/// <param name="Hall">The whole hall.</param>
/// <param name="Desks">Desks that the scenario has, in the recording's order.</param>
/// <param name="Unmatched">Desks that the scenario does not have and at which somebody waited, by name.</param>
public sealed record RecordedFit(string Recording, DateOnly Date, CurveFit Hall, ImmutableArray<CurveFit> Desks, ImmutableArray<string> Unmatched)
{
    private const int MostNamed = 4;

    /// <summary>What to know of desks that the scenario does not have, in a sentence; null when it has them all.</summary>
    [JsonIgnore]
    public string? Gap => Unmatched.IsEmpty ? null
        : Desks.IsEmpty ? $"The scenario has none of the desks of {Recording}; is that the recording of another hall?"
        : $"The scenario has no department for {string.Join(", ", Unmatched.Take(MostNamed))}{(Unmatched.Length > MostNamed ? $" and {Unmatched.Length - MostNamed} more" : "")}.";

    /// <summary>Sets a day beside a simulation, by the time of day.</summary>
    /// <param name="result">The simulation.</param>
    /// <param name="day">The recording. A desk is the department that <c>calibrate</c> names after it, or the one of the same name.</param>
    /// <exception cref="RecordingException">The recorded hours and the simulated ones do not overlap: see <c>Require</c>.</exception>
    public static RecordedFit Of(SimulationResult result, RecordedDay day)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(day);
        var flow = DayFlow.Of(day, result.Start.TimeOfDay, result.HorizonMinutes);
        Require(flow, day, TimeOnly.FromDateTime(result.Start), result.HorizonMinutes);
        var hall = CurveFit.Of(flow.Hall, flow.MovesUntil, result.Curve, result.PeakWaiting, result.Waiting);
        var desks = flow.Desks.Select(desk => (Desk: desk, Department: DepartmentOf(result, desk))).ToList();
        return new RecordedFit(
            day.Hall,
            day.Date,
            hall,
            [.. desks.Where(pair => pair.Department is not null && pair.Desk.Minutes.Length > 1).Select(pair => CurveFit.Of(
                pair.Desk, flow.MovesUntil, CurveOf(result, pair.Department!), pair.Department!.PeakWaiting, pair.Department.Waiting, pair.Department.Department))],
            [.. desks.Where(pair => pair.Department is null && pair.Desk.Waiting.Any(waiting => waiting > 0)).Select(pair => pair.Desk.Name)]);
    }

    /// <summary>Makes sure, before a scenario is simulated, that a day can be set beside it.</summary>
    /// <exception cref="RecordingException">The recorded hours and the simulated ones have no two moments in common.</exception>
    public static void Require(Scenario scenario, RecordedDay day)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(day);
        var start = TimeOnly.FromDateTime(scenario.Start ?? default);
        Require(DayFlow.Of(day, start.ToTimeSpan(), scenario.Horizon), day, start, scenario.Horizon);
    }

    private static void Require(DayFlow flow, RecordedDay day, TimeOnly start, double horizon)
    {
        if (flow.Hall.Minutes.Length < 2)
        {
            throw new RecordingException(day.Hall, FormattableString.Invariant(
                $"was recorded from {day.Start:HH:mm} to {day.End:HH:mm}, but the scenario begins at {start:HH:mm} and has {horizon:0.#} minutes; choose a day or a scenario of the same hours."));
        }
    }

    private static DepartmentResult? DepartmentOf(SimulationResult result, RecordedCurve desk) =>
        result.Departments.FirstOrDefault(department => department.Department == DeskNames.Of(desk.Id) && department.Name == desk.Name)
        ?? (result.Departments.Where(department => string.Equals(department.Name, desk.Name, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null);

    private static WaitingCurve CurveOf(SimulationResult result, DepartmentResult department) => result.Curve with
    {
        Waiting = department.WaitingByBin,
        WaitingLow = department.WaitingLowByBin,
        WaitingHigh = department.WaitingHighByBin,
    };
}
