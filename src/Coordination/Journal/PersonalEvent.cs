using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Journal;

/// <summary>What happens to a grain's personal text. Every kind of grain may have such events beside its own; what the grain is does not change by them.</summary>
internal abstract record PersonalEvent
{
    /// <summary>Words that go with it, kept beside the chain; null when the event is read back.</summary>
    [JsonIgnore]
    public string? Reason { get; init; }
}

/// <summary>Personal texts were erased. Without this event a text that is missing was not erased: somebody has deleted it.</summary>
/// <param name="Basis">Why, as a code.</param>
/// <param name="Versions">The versions of the grain whose texts are gone; rising.</param>
internal sealed record PersonalErased(string Basis, ImmutableArray<long> Versions) : PersonalEvent;

/// <summary>Somebody of the hall looked at personal texts.</summary>
/// <param name="Texts">Which kinds of text.</param>
internal sealed record PersonalRead(ImmutableArray<string> Texts) : PersonalEvent;

/// <summary>How events about personal text are named, written and read; alike for every kind of grain.</summary>
internal static class PersonalEvents
{
    /// <summary>The stored name of <see cref="PersonalErased"/>.</summary>
    public const string Erased = "personal.erased";

    /// <summary>The stored name of <see cref="PersonalRead"/>.</summary>
    public const string Read = "personal.read";

    /// <summary>Every name.</summary>
    public static ImmutableArray<string> Names { get; } = [Erased, Read];

    /// <summary>Whether an event of this name is one of them, and none of its grain's kind.</summary>
    public static bool IsName(string name) => name is Erased or Read;

    /// <summary>The stored name.</summary>
    public static string NameOf(PersonalEvent happened) => happened is PersonalErased ? Erased : Read;

    /// <summary>The event as UTF-8 JSON, without its words.</summary>
    public static ReadOnlyMemory<byte> Write(PersonalEvent happened) => happened switch
    {
        PersonalErased erased => JsonSerializer.SerializeToUtf8Bytes(erased, PersonalJson.Default.PersonalErased),
        _ => JsonSerializer.SerializeToUtf8Bytes((PersonalRead)happened, PersonalJson.Default.PersonalRead),
    };

    /// <summary>The event's words as UTF-8 JSON; null when it has none.</summary>
    public static ReadOnlyMemory<byte>? WriteWords(PersonalEvent happened) =>
        happened.Reason is { } reason ? JsonSerializer.SerializeToUtf8Bytes(new PersonalReason(reason), PersonalJson.Default.PersonalReason) : default(ReadOnlyMemory<byte>?);

    /// <summary>Reads an event back.</summary>
    /// <exception cref="JournalCorruptException">It is no such event, or not of its form.</exception>
    public static PersonalEvent ReadBack(string name, ReadOnlySpan<byte> json)
    {
        try
        {
            return name switch
            {
                Erased when JsonSerializer.Deserialize(json, PersonalJson.Default.PersonalErased) is { Basis: not null, Versions.IsDefaultOrEmpty: false } erased => erased,
                Read when JsonSerializer.Deserialize(json, PersonalJson.Default.PersonalRead) is { Texts.IsDefault: false } read => read,
                _ => throw new JournalCorruptException($"An event '{name}' is not of its form."),
            };
        }
        catch (JsonException fault)
        {
            throw new JournalCorruptException($"An event '{name}' is not of its form: {fault.Message}", fault);
        }
    }
}

/// <summary>Why somebody did something, in words.</summary>
internal sealed record PersonalReason(string Reason);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonalErased))]
[JsonSerializable(typeof(PersonalRead))]
[JsonSerializable(typeof(PersonalReason))]
internal sealed partial class PersonalJson : JsonSerializerContext;
