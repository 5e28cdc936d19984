using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>What stands on record in the default language, with the plan's names as somebody reads them.</summary>
/// <remarks>Where the plan calls something otherwise by now, what is on record stays as it is.</remarks>
internal static class RecordedNames
{
    /// <summary>Whether a request's record may have names of the plan.</summary>
    public static bool MayBeIn(RequestState state) =>
        !state.Reasons.IsEmpty || state.UrgencyReason is { } reason && !reason.StartsWith(ActivePlan.NoRule, StringComparison.Ordinal);

    /// <summary>Why a request is as urgent as it is: in the words of the rule that decided.</summary>
    public static string? OfUrgency(string? recorded, SpokenPlan plan) =>
        !plan.Languages.IsEmpty && plan.Original.UrgencyRules.FirstOrDefault(rule => rule.Reason.Default == recorded) is { } rule ? plan.In(rule.Reason) : recorded;

    /// <summary>Why a request was not admitted, or not moved: the engine's sentence, with the names as <paramref name="plan"/> has them.</summary>
    public static string OfRefusal(Refusal refusal, ServiceId service, SpokenPlan plan)
    {
        if (plan.Languages.IsEmpty)
        {
            return refusal.Message;
        }

        var known = plan.Original.Services.FirstOrDefault(one => one.Id == service);
        return refusal.Code switch
        {
            RefusalCodes.OutOfScope => OutOfPowers(refusal.Message, service, plan),
            RefusalCodes.NotEligible or RefusalCodes.ChannelNotServed or RefusalCodes.Suspended when known is not null => Begin(refusal.Message, [known.Name], "'", "' is ", plan),
            RefusalCodes.EvidenceMissing when known is not null => Begin(refusal.Message, known.Evidence.Select(evidence => evidence.Name), "'", "' is missing", plan),
            RefusalCodes.Closed => Why(Begin(refusal.Message, plan.Original.Departments.Select(department => department.Name), "", " is closed", plan), plan),
            RefusalCodes.NoCapacity => Begin(refusal.Message, plan.Original.Departments.Select(department => department.Name), "", " has ", plan),
            _ => refusal.Message,
        };
    }

    private static string OutOfPowers(string message, ServiceId service, SpokenPlan plan) =>
        plan.Original.NegativeList.FirstOrDefault(entry => entry.Matter == service) is { } known && AdmissionRules.OutOfPowers(known, name => name.Default) == message
            ? AdmissionRules.OutOfPowers(known, plan.In)
            : message;

    private static string Begin(string message, IEnumerable<PlanName> names, string before, string after, SpokenPlan plan) =>
        names.FirstOrDefault(name => message.StartsWith($"{before}{name}{after}", StringComparison.Ordinal)) is { } known
            ? $"{before}{plan.In(known)}{message.AsSpan(before.Length + known.Default.Length)}"
            : message;

    private static string Why(string message, SpokenPlan plan) =>
        plan.Original.Reasons.FirstOrDefault(reason => message.EndsWith(AdmissionRules.ClosedFor(reason.Name.Default), StringComparison.Ordinal)) is { } known
            ? $"{message.AsSpan(0, message.Length - AdmissionRules.ClosedFor(known.Name.Default).Length)}{AdmissionRules.ClosedFor(plan.In(known.Name))}"
            : message;
}
