using Coordination.Hosting;
using Coordination.Web.Callers;

namespace Coordination.Web.OpenApi;

/// <summary>A header that an operation reads, for the API's document.</summary>
internal sealed record HeaderMetadata(string Name, string Description, bool Required)
{
    private const string Repeating = "Makes repeating safe: the same key of the same caller has one effect and the same reply.";

    public static HeaderMetadata Key { get; } = new(CallerHeader.KeyName, $"{Repeating} {CommandKey.Format}.", false);

    public static HeaderMetadata AnonymousKey { get; } = new(
        CallerHeader.KeyName, $"{Repeating} {CommandKey.Format}. Without a credential and without a tracking code: {AnonymousKeys.Rule}.", false);

    public static HeaderMetadata TrackingCode { get; } = new(
        TrackingHeader.Name, "The tracking code of the request's receipt. With a wrong one there is no such request.", false);

    public static HeaderMetadata Reason { get; } = new(
        ReasonHeader.Name, "Why: it is on record, and kept so that it can be erased. Heads, supervisors and auditors must give one.", false);

    public static HeaderMetadata PlanReason { get; } = new(
        ReasonHeader.Name, "Why, in words: kept beside the record, so that it can be erased. Principals must give one, in words or by X-Reason-Code.", false);

    public static HeaderMetadata ReasonCode { get; } = new(ReasonHeader.CodeName, "Why, as one of the reasons that the plan lists; on record for good.", false);

    public static HeaderMetadata AcceptLanguage { get; } = new(
        "Accept-Language", "The languages in which the plan's names are to be, where it has them in several; the first of each name where none of them is there. Content-Language says which they are.", false);

    public static HeaderMetadata Actor(string rule, bool required) =>
        new(CallerHeader.ActorName, $"Who calls, as role:name (citizen, staff, supervisor, administrator): {rule}.", required);
}
