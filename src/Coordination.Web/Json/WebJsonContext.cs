using System.Text.Json.Serialization;
using Coordination.Centres;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Events;
using Coordination.Web.Portal;
using Coordination.Web.Problems;
using Coordination.Web.StaffDesk;

namespace Coordination.Web.Json;

/// <summary>Generated readers and writers of what goes over the wire most.</summary>
/// <remarks>Types here have no initialisers on what is read: a generated reader would overwrite them.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SubmissionBody))]
[JsonSerializable(typeof(CompleteBody))]
[JsonSerializable(typeof(RequestReceipt))]
[JsonSerializable(typeof(StaffReceipt))]
[JsonSerializable(typeof(TakenItem))]
[JsonSerializable(typeof(RequestView))]
[JsonSerializable(typeof(PersonView))]
[JsonSerializable(typeof(ProblemView))]
[JsonSerializable(typeof(RequestEventView))]
internal sealed partial class WebJsonContext : JsonSerializerContext;
