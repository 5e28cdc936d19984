using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>Checks why somebody does something; each check gives null, or the refusal that names the field and how to fix it.</summary>
internal static class ReasonChecks
{
    private const string Field = "reason";
    private const string CodeField = "reasonCode";
    private const int Named = 10;

    /// <summary>The refusal of a command without a reason that must be there.</summary>
    public static Refusal Missing { get; } = TextChecks.Invalid(Field, $"is missing: give 1 to {TextChecks.ReasonLength} characters, or a code of the plan as 'reasonCode'");

    /// <summary>A reason that must be there.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="plan">The plan whose codes count: the one that counts now.</param>
    /// <param name="by">Who gives it: the engine has codes of its own.</param>
    public static Refusal? Required(Reason? reason, ActivePlan plan, Actor by) =>
        IsMissing(reason) ? Missing : Optional(reason, plan, by);

    /// <summary>A reason that must be there, for what is done with a plan: the codes are those that the plan itself lists.</summary>
    public static Refusal? Required(Reason? reason, HallPlan plan) => IsMissing(reason) ? Missing : Optional(reason, plan);

    /// <summary>A reason that may be left out.</summary>
    public static Refusal? Optional(Reason? reason, ActivePlan plan, Actor by) =>
        reason is null ? null
        : TextChecks.Optional(reason.Words, TextChecks.ReasonLength, Field)
            ?? (reason.Code is { } code && by.Kind != ActorKind.Engine && !plan.Reasons.ContainsKey(code) ? Unknown(code, plan.Plan) : null);

    /// <summary>A reason for publishing a plan, which may be left out: the codes are those that the plan itself lists.</summary>
    public static Refusal? Optional(Reason? reason, HallPlan plan) =>
        reason is null ? null
        : TextChecks.Optional(reason.Words, TextChecks.ReasonLength, Field)
            ?? (reason.Code is { } code && plan.Reasons.All(known => known.Id != code) ? Unknown(code, plan) : null);

    /// <summary>A reason in words without which nothing is done, because it is on record with it.</summary>
    public static Refusal? OnRecord(string? reason) => string.IsNullOrWhiteSpace(reason)
        ? new Refusal(RefusalCodes.ReasonRequired, $"This is on record with its reason: give one in 'reason', of 1 to {TextChecks.ReasonLength} characters.", Field)
        : TextChecks.Optional(reason, TextChecks.ReasonLength, Field);

    private static bool IsMissing(Reason? reason) => reason is null or { Code: null } && string.IsNullOrWhiteSpace(reason?.Words);

    private static Refusal Unknown(ReasonId code, HallPlan plan) => TextChecks.Invalid(
        CodeField,
        plan.Reasons.Length == 0
            ? $"is '{code}', but the plan lists no reasons: give words in 'reason', or list reasons in the plan"
            : $"is '{code}', which the plan does not list; it lists {string.Join(", ", plan.Reasons.Take(Named).Select(known => known.Id))}{(plan.Reasons.Length > Named ? ", …" : "")}");
}
