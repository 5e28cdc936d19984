namespace Coordination.Web.OpenApi;

/// <summary>A query parameter that an operation reads, for the API's document.</summary>
internal sealed record QueryMetadata(string Name, string Description);
