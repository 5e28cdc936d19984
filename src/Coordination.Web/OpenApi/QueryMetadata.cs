namespace Coordination.Web.OpenApi;

/// <summary>A query parameter that an operation reads, for the API's document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it asks for.</param>
/// <param name="Format">The form of its value, by JSON Schema's names; null where it is a text.</param>
internal sealed record QueryMetadata(string Name, string Description, string? Format = null);
