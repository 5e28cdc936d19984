using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>Writes and reads the events of one kind of grain by their stable names.</summary>
internal sealed class EventCodec<TEvent>
    where TEvent : notnull
{
    private readonly FrozenDictionary<string, JsonTypeInfo> _byName;
    private readonly FrozenDictionary<Type, (string Name, JsonTypeInfo Json)> _byType;

    public EventCodec(params (string Name, JsonTypeInfo Json)[] events)
    {
        _byName = events.ToFrozenDictionary(known => known.Name, known => known.Json, StringComparer.Ordinal);
        _byType = events.ToFrozenDictionary(known => known.Json.Type);
    }

    public IReadOnlyCollection<string> Names => _byName.Keys;

    public string NameOf(TEvent happened) => _byType[happened.GetType()].Name;

    public ReadOnlyMemory<byte> Write(TEvent happened) =>
        JsonSerializer.SerializeToUtf8Bytes(happened, _byType[happened.GetType()].Json);

    /// <exception cref="JournalCorruptException">The name is unknown or the JSON is not of its form.</exception>
    public TEvent Read(string name, ReadOnlySpan<byte> json)
    {
        if (!_byName.TryGetValue(name, out var type))
        {
            throw new JournalCorruptException($"The journal holds an event '{name}', which this program does not know.");
        }

        try
        {
            return (TEvent)JsonSerializer.Deserialize(json, type)!;
        }
        catch (JsonException fault)
        {
            throw new JournalCorruptException($"An event '{name}' is not of its form: {fault.Message}", fault);
        }
    }
}
