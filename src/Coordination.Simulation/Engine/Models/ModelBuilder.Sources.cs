using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests.Deciding;
using Coordination.Simulation.Engine.Drawing;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Engine.Models;

internal sealed partial class ModelBuilder
{
    // The order is the scenario's, so that a variant of it draws the same citizens.
    private SourceModel[] Sources() =>
    [
        .. _scenario.Arrivals.Select(arrival => Source(arrival.Service, arrival.Urgency, arrival.Channel, arrival.Needs, Stream(arrival), booked: false)),
        .. _scenario.Appointments.Select(appointment => Source(appointment.Service, appointment.Urgency, Channel.Window, appointment.Needs, Stream(appointment), booked: true)),
        .. _scenario.Crises.Where(crisis => crisis is { Service: not null, Rate: > 0 })
            .Select(crisis => Source(crisis.Service!.Value, crisis.Urgency, Channel.Window, [], Stream(crisis), booked: false)),
    ];

    private static StreamModel Stream(ArrivalPlan arrival) => new()
    {
        Rate = arrival.Rate is { } rate ? RateFunction.Constant(rate)
            : arrival.Rates.IsEmpty ? null : RateFunction.Of(arrival.Rates, arrival.Every),
        Times = [.. arrival.Times.Select(SimulationTime.Ticks)],
        Services = [.. arrival.Minutes.Select(SimulationTime.Ticks)],
    };

    private static StreamModel Stream(AppointmentPlan appointment) => new()
    {
        Times = [.. appointment.Times.Select(SimulationTime.Ticks)],
        IsBooked = true,
        Early = appointment.EarlyMinutes,
        EarlyDeviation = appointment.EarlyDeviation,
        Missed = appointment.Missed,
    };

    private static StreamModel Stream(CrisisEvent crisis) =>
        new() { Rate = RateFunction.Of([new RateInterval(crisis.From, crisis.To, crisis.Rate)], null) };

    private SourceModel Source(ServiceId id, Urgency? urgency, Channel channel, ImmutableArray<string> needs, StreamModel stream, bool booked)
    {
        var service = _plan.Services[id];
        var declared = needs.Select(need => _plan.Needs[need]).ToList();
        var level = urgency ?? service.DefaultUrgency;
        level = declared.Min(need => need.Urgency) is { } least && least < level ? least : level;
        var shapes = _hall.StepsOf(service);
        var needed = RequiredSkills.Merge([.. declared.SelectMany(need => need.Skills)]);
        var elsewhere = declared.Find(need => need.Department is not null)?.Department;
        var steps = shapes.Select((shape, place) => Step(service, shapes, place, level, channel, needed, elsewhere)).ToArray();
        var noShow = _scenario.NoShows.FirstOrDefault(plan => Fits(plan.Service, id) && Fits(plan.Urgency, level));
        var target = _plan.TargetOf(level);
        var lead = ActivePlan.LeadOf(service).Department;
        return new SourceModel
        {
            Service = id.ToString(),
            ServiceId = id,
            Level = (int)level - 1,
            QueuedAs = _hall.ArrivalOrder ? Urgency.General : level,
            Channel = channel,
            Steps = steps,
            First = [.. Enumerable.Range(0, steps.Length).Where(place => steps[place].Before == 0)],
            Only = steps is [{ FromReach: 0, Delay: null }] ? steps[0] : null,
            Stream = stream,
            Patience = _scenario.Patience.FirstOrDefault(plan => Fits(plan.Service, id) && Fits(plan.Urgency, level)) is { } patience ? Sampler.Of(patience.Time) : null,
            NoShow = noShow?.Probability ?? 0,
            NoShowWait = SimulationTime.Ticks(noShow?.WaitMinutes ?? 0),
            Recall = SimulationTime.Ticks(noShow?.RecallMinutes ?? 0),
            LateAfter = _plan.Plan.Routing.LateAfterMinutes is { } late && ActivePlan.ArrivalOf(service, channel) != ArrivalRule.None ? late * TimeSpan.TicksPerMinute : 365 * TimeSpan.TicksPerDay,
            Climbs = _hall.Climbs,
            Reception = _departments[lead],
            Promise = target is null ? long.MaxValue : target.Minutes * TimeSpan.TicksPerMinute,
            NeedsDue = target is not null && (_byDeadline || _plan.Plan.Pooling.Enabled),
            EscalateTo = _hall.ArrivalOrder ? null : target?.EscalateTo,
        };
    }

    private StepModel Step(
        ServicePlan service, ImmutableArray<StepShape> shapes, int place, Urgency level, Channel channel, ImmutableArray<SkillRequirement> needed, DepartmentId? elsewhere)
    {
        var shape = shapes[place];
        var plan = shape.Plan with { Department = ReceivedAt(service, shape.Plan, elsewhere) };
        var time = shape.Time is null ? _scenario.ServiceTimes.FirstOrDefault(entry => Fits(entry.Service, service.Id) && Fits(entry.Step, plan.Id) && Fits(entry.Urgency, level)) : null;
        var sampler = Sampler.Of(shape.Time ?? time?.Time ?? DistributionPlan.Exponential(plan.ExpectedMinutes));
        var documents = _scenario.Documents.FirstOrDefault(entry => Fits(entry.Service, service.Id) && Fits(entry.Step, plan.Id));
        var cost = ActivePlan.CostOf(plan, channel);
        return new StepModel
        {
            Id = plan.Id.ToString(),
            Class = ClassOf(service, plan, cost, needed),
            Department = _departments[plan.Department],
            Cost = cost,
            Time = sampler,
            Demand = sampler.MeanMinutes * cost / StepPlan.DefaultCost,
            Factors = time is { FactorBySkillLevel.IsEmpty: false } ? Factors(time.FactorBySkillLevel) : null,
            Skill = plan.Skills.IsEmpty ? -1 : _skills[plan.Skills[0].Skill],
            TakesCitizen = shapes.Length > 1 && _plan.TakesCitizen(plan.Department, channel),
            Delay = shape.Delay is { } delay ? Sampler.Of(delay) : null,
            DelayFromReach = shape.DelayFromReach,
            FromReach = shape.FromReach,
            Before = shape.After.Length,
            Next = [.. Enumerable.Range(0, shapes.Length).Where(other => shapes[other].After.Contains(place))],
            Documents = documents is { Probability: > 0 } && shape.FromReach == 0 ? new DocumentsModel(documents.Probability, documents.After, Sampler.Of(documents.Time)) : null,
            Purpose = (ulong)(place + 1) << 16,
        };
    }

    // As the live engine receives people whose needs take them elsewhere; what is open when is the day's.
    private DepartmentId ReceivedAt(ServicePlan service, StepPlan step, DepartmentId? elsewhere) =>
        elsewhere is { } other && step.Id == Reception.StepOf(service).Id && (step.Skills.IsEmpty || _plan.AnybodyHolds(other, step.Skills, new DateTimeOffset(Origin(), TimeSpan.Zero)))
            ? other
            : step.Department;

    private int ClassOf(ServicePlan service, StepPlan plan, int cost, ImmutableArray<SkillRequirement> needed)
    {
        var waived = SkillRule.NeedsWaivedAt(_plan, plan.Department, plan.Skills, needed, new DateTimeOffset(Origin(), TimeSpan.Zero));
        var work = new WorkClass(plan.Department, service.Id, waived ? plan.Skills : plan.Skills.With(needed), cost, plan.ExpectedMinutes);
        var known = _classes.FindIndex(other => new WorkClassComparer().Equals(other, work));
        if (known < 0)
        {
            known = _classes.Count;
            _classes.Add(work);
        }

        return known;
    }

    private static double[] Factors(ImmutableSortedDictionary<int, double> byLevel)
    {
        var factors = new double[6];
        var factor = 1.0;
        for (var level = 0; level < factors.Length; level++)
        {
            factor = byLevel.GetValueOrDefault(level, factor);
            factors[level] = factor;
        }

        return factors;
    }

    private static bool Fits<T>(T? named, T actual)
        where T : struct => named is not { } value || EqualityComparer<T>.Default.Equals(value, actual);
}
