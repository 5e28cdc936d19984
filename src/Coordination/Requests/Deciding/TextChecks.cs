using System.Collections.Immutable;
using Coordination.Identity;

namespace Coordination.Requests.Deciding;

/// <summary>Checks the texts of commands; each check gives null, or the refusal that names the field and how to fix it.</summary>
internal static class TextChecks
{
    /// <summary>A reason, in a sentence or two.</summary>
    public const int ReasonLength = 500;

    /// <summary>A name or a code.</summary>
    public const int NameLength = 64;

    /// <summary>Names in one list.</summary>
    public const int ListLength = 32;

    /// <summary>A text that must be there.</summary>
    public static Refusal? Required(string? text, int length, string field) =>
        string.IsNullOrWhiteSpace(text) ? Invalid(field, $"is missing: give 1 to {length} characters") : Optional(text, length, field);

    /// <summary>A text that may be left out.</summary>
    public static Refusal? Optional(string? text, int length, string field)
    {
        if (text is null)
        {
            return null;
        }

        if (!PlainText.Fits(text, length))
        {
            return Invalid(field, $"has {PlainText.LengthOf(text)} characters: give at most {length}");
        }

        return PlainText.Is(text, mayHaveLines: true) ? null : Invalid(field, "has control characters, marks of writing direction or broken Unicode: leave them out");
    }

    /// <summary>A code that must be there. It stays on record for good, so it is no sentence.</summary>
    public static Refusal? Code(string? text, string field) =>
        string.IsNullOrEmpty(text) ? Invalid(field, $"is missing: give {Slug.Format}")
        : Slug.IsValid(text) ? null
        : Invalid(field, $"is no code: give {Slug.Format}");

    /// <summary>A list of codes.</summary>
    public static Refusal? Codes(ImmutableArray<string> codes, bool required, string field) =>
        Each(codes, required, field, (code, at) => Code(code, at));

    /// <summary>A list of names.</summary>
    public static Refusal? Names(ImmutableArray<string> names, bool required, string field) =>
        Each(names, required, field, (name, at) => Required(name, NameLength, at));

    /// <summary>A refusal because of a field.</summary>
    public static Refusal Invalid(string field, string fault) => new(RefusalCodes.Invalid, $"The field '{field}' {fault}.", field);

    private static Refusal? Each(ImmutableArray<string> names, bool required, string field, Func<string, string, Refusal?> check)
    {
        if (names.IsDefaultOrEmpty)
        {
            return required ? Invalid(field, $"is empty: name 1 to {ListLength}") : null;
        }

        if (names.Length > ListLength)
        {
            return Invalid(field, $"has {names.Length} entries: give at most {ListLength}");
        }

        for (var index = 0; index < names.Length; index++)
        {
            if (check(names[index], $"{field}[{index}]") is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}
