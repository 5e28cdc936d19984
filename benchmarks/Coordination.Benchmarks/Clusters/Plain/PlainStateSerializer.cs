using System.Text.Json;
using Coordination.Requests;
using Orleans.Storage;

namespace Coordination.Benchmarks.Clusters.Plain;

/// <summary>Writes the state as the engine writes it: the same bytes, by the same generated code, which is faster than Orleans' default.</summary>
internal sealed class PlainStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, typeof(T), RequestsJson.Default));

    public T Deserialize<T>(BinaryData input) => (T)JsonSerializer.Deserialize(input, typeof(T), RequestsJson.Default)!;
}
