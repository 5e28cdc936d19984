using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>The caller's key of a command: repeated with the same key, a command has one effect and the same reply.</summary>
[JsonConverter(typeof(IdJsonConverter<CommandKey>))]
public readonly record struct CommandKey : IId<CommandKey>
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The key is not 1 to 128 printable ASCII characters.</exception>
    public CommandKey(string value) =>
        _value = IsValid(value) ? value : throw new ArgumentException($"A key is {Format}.", nameof(value));

    /// <inheritdoc />
    public static string Format => "1 to 128 printable ASCII characters";

    /// <inheritdoc />
    public static bool TryParse(string? text, out CommandKey id)
    {
        var valid = IsValid(text);
        id = valid ? new CommandKey(text!) : default;
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => _value ?? "";

    private static bool IsValid(string? text) =>
        text is { Length: > 0 and <= 128 } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
