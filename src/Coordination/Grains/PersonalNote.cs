using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Grains;

/// <summary>What is done with a grain's personal texts. Every kind of grain takes it, beside its own commands; what the grain is does not change by it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "note")]
[JsonDerivedType(typeof(LookAtTexts), "look-at-personal")]
[JsonDerivedType(typeof(EraseTexts), "erase-personal")]
internal abstract record PersonalNote
{
    /// <summary>Which texts, by the versions with which they came; all of them when empty.</summary>
    public ImmutableArray<long> Versions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>As UTF-8 JSON, to tell a repetition from another one with the same key.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, PersonalNoteJson.Default.PersonalNote);
}

/// <summary>Somebody of the hall is about to read them.</summary>
/// <param name="Reason">Why; kept beside the chain.</param>
/// <param name="After">Only those that came after this version.</param>
/// <param name="Most">At most so many, the first of them.</param>
internal sealed record LookAtTexts(string? Reason, long After = 0, int Most = int.MaxValue) : PersonalNote;

/// <summary>They are erased; the record says so. Only the engine gives it, once two people have decided so.</summary>
/// <param name="Basis">Why, as a code.</param>
internal sealed record EraseTexts(string Basis) : PersonalNote;

/// <summary>The answer.</summary>
/// <param name="Version">The number of the grain's events.</param>
/// <param name="Versions">The texts that it was about, by the versions with which they came; none when there were none.</param>
internal sealed record NoteReceipt(long Version, ImmutableArray<long> Versions);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonalNote))]
internal sealed partial class PersonalNoteJson : JsonSerializerContext;
