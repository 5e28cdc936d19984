using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Grains;

/// <summary>What somebody said about an event: a reason, a note, a message. Personal text, kept beside the chain.</summary>
/// <param name="Words">In words.</param>
internal sealed partial record PersonalWords(string Words)
{
    /// <summary>As UTF-8 JSON; null where nothing was said.</summary>
    public static ReadOnlyMemory<byte>? Write(string? words) =>
        words is null ? default(ReadOnlyMemory<byte>?) : JsonSerializer.SerializeToUtf8Bytes(new PersonalWords(words), Json.Default.PersonalWords);

    /// <summary>Reads them back.</summary>
    public static string? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Json.Default.PersonalWords)?.Words;

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(PersonalWords))]
    private sealed partial class Json : JsonSerializerContext;
}
