using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>A behaviour whose events, state and commands are written by generated JSON contracts.</summary>
/// <param name="contracts">The contracts of states and commands. Each is made at its first use, which costs the start of a process nothing.</param>
/// <param name="events">The events.</param>
internal abstract class JsonGrainBehaviour<TState, TCommand, TEvent, TInput>(JsonSerializerContext contracts, EventCodec<TEvent> events)
    : GrainBehaviour<TState, TCommand, TEvent, TInput>
    where TState : class
    where TEvent : notnull
{
    private JsonTypeInfo<TState> States => field ??= (JsonTypeInfo<TState>)contracts.GetTypeInfo(typeof(TState))!;

    private JsonTypeInfo<TCommand> Commands => field ??= (JsonTypeInfo<TCommand>)contracts.GetTypeInfo(typeof(TCommand))!;

    public sealed override IReadOnlyCollection<string> Events => events.Names;

    public sealed override string NameOf(TEvent happened) => events.NameOf(happened);

    public sealed override ReadOnlyMemory<byte> WriteEvent(TEvent happened) => events.Write(happened);

    public sealed override TEvent ReadEvent(string name, ReadOnlySpan<byte> json) => events.Read(name, json);

    public sealed override ReadOnlyMemory<byte> WriteState(TState state) => JsonSerializer.SerializeToUtf8Bytes(state, States);

    public sealed override TState ReadState(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, States)!;
        }
        catch (JsonException fault)
        {
            throw new JournalCorruptException($"The state of a {Kind} is not of its form: {fault.Message}", fault);
        }
    }

    public sealed override ReadOnlyMemory<byte> WriteCommand(TCommand command) => JsonSerializer.SerializeToUtf8Bytes(command, Commands);
}
