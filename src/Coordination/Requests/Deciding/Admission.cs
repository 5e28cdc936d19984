using System.Collections.Immutable;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests.Events;
using Coordination.Supervision;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>Submission, and with it admission or refusal.</summary>
internal static class Admission
{
    /// <summary>A malformed submission is refused without a record; every other one is on record, admitted or refused.</summary>
    public static Decided Submit(RequestState state, SubmitRequest command, in DecisionContext<RequestInput> context)
    {
        if (state.Status != RequestStatus.None)
        {
            return Decided.No(RefusalCodes.WrongState, "The request was already submitted.");
        }

        if (SubmissionForm.Check(command, context.At) is { } fault)
        {
            return Decided.No(fault);
        }

        if (context.Input.Plan is not { } plan || plan.Plan.Centre != command.Centre)
        {
            return Decided.No(RefusalCodes.NotFound, $"The centre '{command.Centre}' has no plan: publish one first.", "centre");
        }

        var reasons = AdmissionRules.Reasons(command, plan, context.Input.Conditions, context.At);
        return Decided.Of(
            Submitted(command),
            reasons.IsEmpty ? Admitted(command, plan, context.At) : new RequestRefused(plan.Version, reasons));
    }

    private static RequestSubmitted Submitted(SubmitRequest command) =>
        new(command.Centre, command.Service, command.Applicant, command.Channel)
        {
            Facts = command.Facts.IsEmpty ? null : command.Facts,
            Evidence = command.Evidence.Once(),
            AppointmentAt = command.AppointmentAt?.ToUniversalTime(),
            Needs = command.Needs.Once(),
            Personal = command.Personal == new PersonalDetails() ? null : command.Personal,
        };

    private static RequestAdmitted Admitted(SubmitRequest command, ActivePlan plan, DateTimeOffset at)
    {
        var service = plan.Services[command.Service];
        var (urgency, reason) = plan.Classify(service, command.Facts);
        var begins = command.AppointmentAt?.ToUniversalTime() ?? at;
        return new RequestAdmitted(plan.Version, urgency, reason, Items(service, plan, begins, at))
        {
            Clock = ServiceClocks.Start(plan.PromisedTimeOf(urgency), begins, plan.CalendarOf(ActivePlan.LeadOf(service).Department)),
        };
    }

    private static ImmutableArray<AdmittedItem> Items(ServicePlan service, ActivePlan plan, DateTimeOffset begins, DateTimeOffset at)
    {
        var callable = begins - TimeSpan.FromMinutes(plan.Plan.Routing.AppointmentEarlyMinutes);
        var items = ImmutableArray.CreateBuilder<AdmittedItem>(service.Steps.Length);
        foreach (var step in service.Steps)
        {
            items.Add(step.After.IsEmpty
                ? new AdmittedItem(
                    step.Id, step.Department, begins,
                    begins > at && callable > at ? callable : null,
                    Consent.LimitOf(plan, service, step, step.Department, begins))
                : new AdmittedItem(step.Id, step.Department));
        }

        return items.MoveToImmutable();
    }
}
