using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>Why a well-formed submission is not admitted: every reason, in a fixed order.</summary>
internal static class AdmissionRules
{
    /// <summary>The reasons; empty when it is admitted.</summary>
    public static ImmutableArray<Refusal> Reasons(SubmitRequest command, ActivePlan plan, SubmissionConditions? hall, DateTimeOffset at)
    {
        if (plan.NegativeList.TryGetValue(command.Service, out var negative))
        {
            return [OutOfPowers(negative)];
        }

        if (!plan.Services.TryGetValue(command.Service, out var service))
        {
            return [new Refusal(RefusalCodes.OutOfScope, $"The hall has no service '{command.Service}'; choose one of its catalogue.", "service")];
        }

        var reasons = ImmutableArray.CreateBuilder<Refusal>(0);
        AddScope(reasons, command, plan.Plan, service, hall);
        AddEvidence(reasons, command, service);
        AddHours(reasons, command, plan, service, hall, at);
        AddCapacity(reasons, command, plan, service, hall);
        return reasons.ToImmutable();
    }

    private static Refusal OutOfPowers(NegativeEntry entry) => new(
        RefusalCodes.OutOfScope,
        entry.ReferTo is { } other ? $"{entry.Reason} Please ask: {other}." : entry.Reason,
        "service");

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
        ImmutableArray<Refusal>.Builder reasons, SubmitRequest command, ActivePlan plan, ServicePlan service, SubmissionConditions? hall, DateTimeOffset at)
    {
        var front = FrontOf(service);
        var calendar = plan.CalendarOf(front);
        if (command.AppointmentAt is { } appointment)
        {
            if (!calendar.IsOpen(appointment))
            {
                reasons.Add(Closed(plan, front, "is closed at the time of the appointment", calendar.NextChange(appointment), "appointmentAt"));
            }
        }
        else if (command.Channel != Channel.Online)
        {
            if (!calendar.IsOpen(at))
            {
                reasons.Add(Closed(plan, front, "is closed", calendar.NextChange(at), "channel"));
            }
            else if (hall?.Of(front) is { IsClosed: true } closed)
            {
                reasons.Add(Closed(plan, front, $"is closed for now{WhyOf(plan, closed.ClosedReason)}", null, "channel"));
            }
        }
    }

    // What the plan calls the reason: what somebody wrote beside it is not for everybody.
    private static string WhyOf(ActivePlan plan, ReasonId? reason) =>
        reason is { } code && plan.Reasons.TryGetValue(code, out var known) ? $" ({known.Name})" : "";

    /// <summary>Where the citizen is received: at the lead step if it is a first one, or at the first of the first ones.</summary>
    private static DepartmentId FrontOf(ServicePlan service) =>
        ActivePlan.LeadOf(service) is { After.IsEmpty: true } lead ? lead.Department : service.Steps.First(step => step.After.IsEmpty).Department;

    private static Refusal Closed(ActivePlan plan, DepartmentId department, string how, DateTimeOffset? opens, string field) => new(
        RefusalCodes.Closed,
        opens is { } time
            ? $"{plan.Departments[department].Name} {how}; it opens at {time.UtcDateTime:yyyy-MM-dd HH:mm} UTC."
            : $"{plan.Departments[department].Name} {how}.",
        field);

    /// <summary>A booked citizen joins the queue at the booked time, so a queue that is full now keeps nobody from booking.</summary>
    private static void AddCapacity(
        ImmutableArray<Refusal>.Builder reasons, SubmitRequest command, ActivePlan plan, ServicePlan service, SubmissionConditions? hall)
    {
        if (hall is null || command.AppointmentAt is not null)
        {
            return;
        }

        for (var index = 0; index < service.Steps.Length; index++)
        {
            var step = service.Steps[index];
            if (step.After.IsEmpty
                && plan.Departments[step.Department] is { QueueLimit: { } limit } planned
                && hall.Of(step.Department).Waiting >= limit
                && !IsFirstStepBefore(service, index, step.Department))
            {
                reasons.Add(new Refusal(RefusalCodes.NoCapacity, $"{planned.Name} has {limit} waiting and takes no more for now; try later."));
            }
        }
    }

    private static bool IsFirstStepBefore(ServicePlan service, int index, DepartmentId department)
    {
        for (var before = 0; before < index; before++)
        {
            if (service.Steps[before].After.IsEmpty && service.Steps[before].Department == department)
            {
                return true;
            }
        }

        return false;
    }
}
