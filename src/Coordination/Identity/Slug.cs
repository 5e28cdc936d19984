using System.Buffers;

namespace Coordination.Identity;

/// <summary>The one form of names that people give: 1–64 letters, digits, '.', '_' or '-', starting with a letter or digit.</summary>
internal static class Slug
{
    public const string Format = "1 to 64 letters, digits, '.', '_' or '-', starting with a letter or a digit";

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= 64 } && char.IsAsciiLetterOrDigit(text[0]) && !text.AsSpan().ContainsAnyExcept(Allowed);

    public static string Require(string text, string parameter) =>
        IsValid(text) ? text : throw new ArgumentException($"'{text}' is not {Format}.", parameter);
}
