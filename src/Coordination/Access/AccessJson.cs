using System.Text.Json.Serialization;

namespace Coordination.Access;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AccessState))]
[JsonSerializable(typeof(AccessCommand))]
[JsonSerializable(typeof(AccessPersonal))]
[JsonSerializable(typeof(PrincipalAdded))]
[JsonSerializable(typeof(PrincipalDescribed))]
[JsonSerializable(typeof(PrincipalDisabled))]
[JsonSerializable(typeof(GrantGiven))]
[JsonSerializable(typeof(GrantTaken))]
[JsonSerializable(typeof(CredentialIssued))]
[JsonSerializable(typeof(CredentialEnded))]
[JsonSerializable(typeof(PasswordSet))]
[JsonSerializable(typeof(PasswordRefused))]
[JsonSerializable(typeof(PasswordAccepted))]
internal sealed partial class AccessJson : JsonSerializerContext;
