using System.Diagnostics.CodeAnalysis;

namespace Coordination;

/// <summary>The answer to a command: a value, or a refusal.</summary>
/// <typeparam name="T">What a granted command gives.</typeparam>
public sealed record Reply<T>
    where T : notnull
{
    /// <summary>A granted command's value; none when refused.</summary>
    public T? Value { get; init; }

    /// <summary>Why not; none when granted.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Whether the command was refused.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The value of a command that cannot have been refused.</summary>
    /// <exception cref="RefusedException">It was refused after all.</exception>
    public T Require() => IsRefused ? throw new RefusedException(Refusal) : Value;
}

/// <summary>Makes replies.</summary>
public static class Reply
{
    /// <summary>A granted command.</summary>
    public static Reply<T> Of<T>(T value)
        where T : notnull => new() { Value = value };

    /// <summary>A refused command.</summary>
    public static Reply<T> Refused<T>(Refusal refusal)
        where T : notnull => new() { Refusal = refusal };

    /// <summary>A refused command.</summary>
    public static Reply<T> Refused<T>(string code, string message, string? field = null)
        where T : notnull => new() { Refusal = new Refusal(code, message, field) };
}
