namespace Coordination.Web.Binding;

/// <summary>What body an operation takes, for the API's document.</summary>
/// <remarks>Not ASP.NET's own metadata: the router would then answer a wrong content type itself, without saying how to fix it.</remarks>
internal sealed record BodyMetadata(Type Type, bool Optional);
