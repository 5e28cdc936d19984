using System.Diagnostics.CodeAnalysis;
using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>Which commands a grain has carried out, by their keys, so that a repeated one has no second effect.</summary>
/// <remarks>
/// Read from the record once, at the first command with a key: most grains are never asked. Guarded by the grain's turn, but for
/// <see cref="IsComplete"/>, which only ever becomes true.
/// </remarks>
internal sealed class CommandMemory
{
    /// <summary>The refusal of another command with a key that was used.</summary>
    public static Refusal KeyReused { get; } = new(RefusalCodes.KeyReused, "This key was used before with another command; give a new command a new key.", "key");

    private Dictionary<KeyDigest, CommandEffect>? _effects;
    private volatile bool _isComplete;

    /// <summary>Whether what was carried out before this activation is known too.</summary>
    public bool IsComplete => _isComplete;

    /// <summary>Nothing was carried out before this activation.</summary>
    public void BeginEmpty() => _isComplete = true;

    /// <summary>What was carried out before this activation, once.</summary>
    public void Complete(IReadOnlyList<(long Version, CommandStamp Stamp)> recorded)
    {
        if (_isComplete)
        {
            return;
        }

        foreach (var (version, stamp) in recorded)
        {
            Add(stamp.Key, new CommandEffect(version, stamp.Digest, stamp.Status));
        }

        _isComplete = true;
    }

    /// <summary>A command was carried out.</summary>
    public void Add(KeyDigest key, CommandEffect effect) => (_effects ??= [])[key] = effect;

    /// <summary>What the command with this key came to, if there was one.</summary>
    public bool TryFind(KeyDigest key, [MaybeNullWhen(false)] out CommandEffect effect)
    {
        effect = default;
        return _effects is not null && _effects.TryGetValue(key, out effect);
    }
}

/// <summary>What a command with a key came to.</summary>
/// <param name="Version">The version it led to.</param>
/// <param name="Digest">The digest of its content, to tell it from another command with the same key.</param>
/// <param name="Status">The status it led to.</param>
internal readonly record struct CommandEffect(long Version, EventHash Digest, string Status);
