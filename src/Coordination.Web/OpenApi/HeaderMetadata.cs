using Coordination.Web.Callers;

namespace Coordination.Web.OpenApi;

/// <summary>A header that an operation reads, for the API's document.</summary>
internal sealed record HeaderMetadata(string Name, string Description, bool Required)
{
    public static HeaderMetadata Key { get; } = new(
        CallerHeader.KeyName, $"Makes repeating safe: the same key has one effect and the same reply. {CommandKey.Format}.", false);

    public static HeaderMetadata Actor(string rule, bool required) =>
        new(CallerHeader.ActorName, $"Who calls, as role:name (citizen, staff, supervisor, administrator): {rule}.", required);
}
