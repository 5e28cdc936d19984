namespace Coordination.Console.Parts;

/// <summary>What tells whoever does not see a form which field of it is wrong, and where it says why.</summary>
internal static class FieldMarks
{
    // Where RefusedNotice says why nothing came of a form.
    private const string Notice = "refused";

    /// <summary>The attributes of a field.</summary>
    /// <param name="isWrong">Whether the form was refused because of it.</param>
    /// <param name="hint">The id of what explains it; null where nothing does.</param>
    public static IReadOnlyDictionary<string, object> Of(bool isWrong, string? hint = null)
    {
        var marks = new Dictionary<string, object>(StringComparer.Ordinal);
        if (isWrong)
        {
            marks["aria-invalid"] = "true";
        }

        if ((isWrong, hint) switch { (true, null) => Notice, (true, _) => $"{Notice} {hint}", _ => hint } is { } described)
        {
            marks["aria-describedby"] = described;
        }

        return marks;
    }
}
