using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Journal;
using Coordination.Staff;

namespace Coordination.Plans;

/// <summary>The names of a plan's people: personal text beside the event that published it.</summary>
/// <param name="Staff">The names by the plan's ids; who has none is left out.</param>
internal sealed record StaffNames(ImmutableSortedDictionary<StaffId, string> Staff)
{
    /// <summary>Nobody's.</summary>
    public static StaffNames None { get; } = new(ImmutableSortedDictionary<StaffId, string>.Empty);

    /// <summary>The names in a plan.</summary>
    public static StaffNames Of(HallPlan plan) =>
        new(plan.Staff.Where(person => person.Name is not null).ToImmutableSortedDictionary(person => person.Id, person => person.Name!));

    /// <summary>The plan without names, as it goes on record.</summary>
    public static HallPlan Without(HallPlan plan) => plan with { Staff = [.. plan.Staff.Select(person => person with { Name = null })] };

    /// <summary>Reads them back; nobody's where there is no text, or where it was erased.</summary>
    /// <exception cref="JournalCorruptException">The text is not of its form.</exception>
    public static StaffNames Read(PersonalText? text)
    {
        if (text is null)
        {
            return None;
        }

        try
        {
            return JsonSerializer.Deserialize<Texts>(text.Text.Span, PlansJson.Stored) is { Staff: { } staff } ? new StaffNames(staff) : None;
        }
        catch (JsonException fault)
        {
            throw new JournalCorruptException($"The names of a plan's people are not of their form: {fault.Message}", fault);
        }
    }

    /// <summary>The words in which somebody said why the plan is published; null where nobody did, or where they were erased.</summary>
    public static string? ReadWords(PersonalText? text) => text is null ? null : JsonSerializer.Deserialize<Texts>(text.Text.Span, PlansJson.Stored)?.Words;

    /// <summary>The plan with names.</summary>
    public HallPlan In(HallPlan plan) => Staff.IsEmpty ? plan : plan with
    {
        Staff = [.. plan.Staff.Select(person => Staff.TryGetValue(person.Id, out var name) ? person with { Name = name } : person)],
    };

    /// <summary>Whether all of them are the same.</summary>
    public bool Equals(StaffNames? other) => other is not null && Staff.SequenceEqual(other.Staff);

    /// <inheritdoc />
    public override int GetHashCode() => Staff.Count;

    /// <summary>As UTF-8 JSON, with the words in which somebody said why the plan is published; null where nobody has a name and nothing was said.</summary>
    public ReadOnlyMemory<byte>? Write(string? words) =>
        Staff.IsEmpty && words is null ? default(ReadOnlyMemory<byte>?) : JsonSerializer.SerializeToUtf8Bytes(new Texts(Staff, words), PlansJson.Stored);

    private sealed record Texts(ImmutableSortedDictionary<StaffId, string> Staff, string? Words = null);
}
