using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>Writes and reads the events of one kind of grain by their stable names.</summary>
internal sealed class EventCodec<TEvent>
    where TEvent : notnull
{
    private readonly JsonSerializerContext _contracts;
    private readonly FrozenDictionary<string, Type> _byName;
    private readonly FrozenDictionary<Type, string> _byType;

    /// <param name="contracts">The generated contracts. Each is made at its first use, which costs the start of a process nothing.</param>
    /// <param name="events">Every event with its name.</param>
    public EventCodec(JsonSerializerContext contracts, params (string Name, Type Type)[] events)
    {
        _contracts = contracts;
        _byName = events.ToFrozenDictionary(known => known.Name, known => known.Type, StringComparer.Ordinal);
        _byType = events.ToFrozenDictionary(known => known.Type, known => known.Name);
    }

    public IReadOnlyCollection<string> Names => _byName.Keys;

    public string NameOf(TEvent happened) => _byType[happened.GetType()];

    public ReadOnlyMemory<byte> Write(TEvent happened) =>
        JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), _contracts);

    /// <exception cref="JournalCorruptException">The name is unknown or the JSON is not of its form.</exception>
    public TEvent Read(string name, ReadOnlySpan<byte> json)
    {
        if (!_byName.TryGetValue(name, out var type))
        {
            throw new JournalCorruptException($"The journal holds an event '{name}', which this program does not know.");
        }

        try
        {
            return (TEvent)JsonSerializer.Deserialize(json, type, _contracts)!;
        }
        catch (JsonException fault)
        {
            throw new JournalCorruptException($"An event '{name}' is not of its form: {fault.Message}", fault);
        }
    }
}
