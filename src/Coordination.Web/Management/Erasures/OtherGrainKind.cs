using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Hosting;
using Coordination.Journal;

namespace Coordination.Web.Management.Erasures;

/// <summary>A kind of grain that is no request: requests are named by their ids.</summary>
/// <param name="Kind">The kind.</param>
[JsonConverter(typeof(OtherGrainKindJsonConverter))]
internal readonly record struct OtherGrainKind(GrainKind Kind)
{
    /// <summary>What they are called.</summary>
    public static IEnumerable<string> Names => GrainKinds.All.Where(kind => kind.Kind != GrainKind.Request).Select(kind => kind.Name);
}

/// <summary>Reads the name of such a kind, and nothing else.</summary>
internal sealed class OtherGrainKindJsonConverter : JsonConverter<OtherGrainKind>
{
    public override OtherGrainKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && GrainKindNames.TryParse(reader.GetString(), out var kind) && kind != GrainKind.Request
            ? new OtherGrainKind(kind)
            : throw new JsonException("expected the name of a kind of grain other than 'request'");

    public override void Write(Utf8JsonWriter writer, OtherGrainKind value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(GrainKindNames.NameOf(value.Kind));
    }
}
