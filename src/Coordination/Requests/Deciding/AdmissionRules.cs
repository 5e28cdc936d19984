using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>Why a well-formed submission is not admitted: every reason, in a fixed order.</summary>
internal static class AdmissionRules
{
    /// <summary>The field of a booked time.</summary>
    public const string AppointmentField = "appointmentAt";

    /// <summary>The reasons; empty when it is admitted.</summary>
    public static ImmutableArray<Refusal> Reasons(SubmitRequest command, ActivePlan plan, ImmutableArray<DepartmentId> needed, SubmissionConditions? hall, DateTimeOffset at)
    {
        if (plan.NegativeList.TryGetValue(command.Service, out var negative))
        {
            return [new Refusal(RefusalCodes.OutOfScope, OutOfPowers(negative, name => name.Default), "service")];
        }

        if (!plan.Services.TryGetValue(command.Service, out var service))
        {
            return [new Refusal(RefusalCodes.OutOfScope, $"The hall has no service '{command.Service}'; choose one of its catalogue.", "service")];
        }

        var reasons = ImmutableArray.CreateBuilder<Refusal>(0);
        AddScope(reasons, command, plan.Plan, service, hall);
        AddEvidence(reasons, command, service);
        var step = Reception.StepOf(service);
        var front = Reception.DepartmentOf(plan, service, step, needed, command.AppointmentAt ?? at, command.AppointmentAt is null ? hall : null);
        AddHours(reasons, command, plan, front, hall, at);
        AddCapacity(reasons, command, plan, service, one => one == step ? front : one.Department, hall);
        return reasons.ToImmutable();
    }

    /// <summary>That a matter is outside the hall's powers, with its names in some language.</summary>
    public static string OutOfPowers(NegativeEntry entry, Func<PlanName, string> textOf) =>
        entry.ReferTo is { } other ? $"{textOf(entry.Reason)} Please ask: {textOf(other)}." : textOf(entry.Reason);

    /// <summary>The end of the sentence that a department is closed for some reason.</summary>
    public static string ClosedFor(string reason) => $" for now ({reason}).";

    private static void AddScope(
        ImmutableArray<Refusal>.Builder reasons, SubmitRequest command, HallPlan plan, ServicePlan service, SubmissionConditions? hall)
    {
        if (!service.Audience.IsEmpty && !service.Audience.Contains(command.Applicant))
        {
            reasons.Add(new Refusal(
                RefusalCodes.NotEligible, $"'{service.Name}' is only for: {string.Join(", ", service.Audience).ToLowerInvariant()}.", "applicant"));
        }

        if (!service.Channels.IsEmpty && !service.Channels.Contains(command.Channel))
        {
            reasons.Add(new Refusal(
                RefusalCodes.ChannelNotServed,
                $"'{service.Name}' is only given over: {string.Join(", ", service.Channels).ToLowerInvariant()}.",
                "channel"));
        }

        if (hall is { InCrisis: true } && plan.Crisis.SuspendedServices.Contains(service.Id))
        {
            reasons.Add(new Refusal(RefusalCodes.Suspended, $"'{service.Name}' is suspended while the crisis plan counts; ask again later.", "service"));
        }
    }

    private static void AddEvidence(ImmutableArray<Refusal>.Builder reasons, SubmitRequest command, ServicePlan service)
    {
        foreach (var evidence in service.Evidence)
        {
            if (evidence.Required && !command.Evidence.Contains(evidence.Id))
            {
                reasons.Add(new Refusal(
                    RefusalCodes.EvidenceMissing, $"'{evidence.Name}' is missing: bring it and name it '{evidence.Id}'.", "evidence"));
            }
        }
    }

    private static void AddHours(
        ImmutableArray<Refusal>.Builder reasons, SubmitRequest command, ActivePlan plan, DepartmentId front, SubmissionConditions? hall, DateTimeOffset at)
    {
        var calendar = plan.CalendarOf(front);
        if (command.AppointmentAt is { } appointment)
        {
            if (RefuseClosed(plan, front, appointment) is { } closed)
            {
                reasons.Add(closed);
            }
        }
        else if (command.Channel != Channel.Online)
        {
            if (!calendar.IsOpen(at))
            {
                reasons.Add(Closed(plan, front, "is closed", calendar.NextChange(at), "channel"));
            }
            else if (hall?.Of(front) is { IsClosed: true } shut)
            {
                reasons.Add(ClosedByHand(plan, front, shut.ClosedReason));
            }
        }
    }

    /// <summary>Nobody is booked for a time at which the department that receives them is closed.</summary>
    public static Refusal? RefuseClosed(ActivePlan plan, DepartmentId front, DateTimeOffset appointment) =>
        plan.CalendarOf(front) is var calendar && calendar.IsOpen(appointment)
            ? null
            : Closed(plan, front, "is closed at the time of the appointment", calendar.NextChange(appointment), AppointmentField);

    // What the plan calls the reason: what somebody wrote beside it is not for everybody.
    private static Refusal ClosedByHand(ActivePlan plan, DepartmentId department, ReasonId? reason) => new(
        RefusalCodes.Closed,
        $"{NameOf(plan, department)} is closed{(reason is { } code && plan.Reasons.TryGetValue(code, out var known) ? ClosedFor(known.Name.Default) : " for now.")}",
        "channel");

    private static Refusal Closed(ActivePlan plan, DepartmentId department, string how, DateTimeOffset? opens, string field) => new(
        RefusalCodes.Closed,
        opens is { } time
            ? $"{NameOf(plan, department)} {how}; it opens at {time.UtcDateTime:yyyy-MM-dd HH:mm} UTC."
            : $"{NameOf(plan, department)} {how}.",
        field);

    private static string NameOf(ActivePlan plan, DepartmentId department) =>
        plan.Departments.TryGetValue(department, out var planned) ? planned.Name.Default : department.ToString();

    /// <summary>A booked citizen joins the queue at the booked time, so a queue that is full now keeps nobody from booking.</summary>
    private static void AddCapacity(
        ImmutableArray<Refusal>.Builder reasons, SubmitRequest command, ActivePlan plan, ServicePlan service, Func<StepPlan, DepartmentId> departmentOf, SubmissionConditions? hall)
    {
        if (hall is null || command.AppointmentAt is not null)
        {
            return;
        }

        for (var index = 0; index < service.Steps.Length; index++)
        {
            var step = service.Steps[index];
            if (step.After.IsEmpty
                && plan.Departments[departmentOf(step)] is { QueueLimit: { } limit } planned
                && hall.Of(departmentOf(step)).Waiting >= limit
                && !IsFirstStepBefore(service, index, departmentOf))
            {
                reasons.Add(new Refusal(RefusalCodes.NoCapacity, $"{planned.Name} has {limit} waiting and takes no more for now; try later."));
            }
        }
    }

    private static bool IsFirstStepBefore(ServicePlan service, int index, Func<StepPlan, DepartmentId> departmentOf)
    {
        for (var before = 0; before < index; before++)
        {
            if (service.Steps[before].After.IsEmpty && departmentOf(service.Steps[before]) == departmentOf(service.Steps[index]))
            {
                return true;
            }
        }

        return false;
    }
}
