namespace Coordination.Identity;

/// <summary>A validated identity with a text form. <c>default</c> is no identity: its text is empty.</summary>
/// <typeparam name="TSelf">The identity itself.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>Reads an identity from its text form.</summary>
    /// <param name="text">The text, as <see cref="object.ToString"/> wrote it.</param>
    /// <param name="id">The identity, or <c>default</c> when the text is not one.</param>
    /// <returns>Whether the text is an identity.</returns>
    static abstract bool TryParse(string? text, out TSelf id);

    /// <summary>What a valid text looks like, for error messages.</summary>
    static abstract string Format { get; }
}
