using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>A kind of grain, said once: hosts, stores, the API and the checks take from here what they need of it.</summary>
internal abstract class GrainKindDefinition
{
    private protected GrainKindDefinition(GrainKind kind, string name, IGrainReplay replay, IReadOnlyCollection<string> events)
    {
        GrainKindNames.Add(kind, name);
        (Kind, Name, Replay, Events) = (kind, name, replay, events);
    }

    /// <summary>Its number on record.</summary>
    public GrainKind Kind { get; }

    /// <summary>Its name in documents and addresses: lower-case words with hyphens. It never changes.</summary>
    public string Name { get; }

    /// <summary>How its events are replayed, for <c>verify</c>.</summary>
    public IGrainReplay Replay { get; }

    /// <summary>The stored names of its events: no other kind uses them, and they never change.</summary>
    public IReadOnlyCollection<string> Events { get; }

    /// <summary>Whether a grain's name is <c>centre/id</c>; else the id alone names it.</summary>
    public virtual bool IsWithinHall => false;

    /// <summary>The form of an id, for messages.</summary>
    public abstract string IdFormat { get; }

    /// <summary>Whether a text is the id of such a grain, without the hall.</summary>
    public abstract bool IsId(string? id);

    /// <summary>Whether grains of this kind have the name <paramref name="key"/>.</summary>
    public bool IsKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return IsWithinHall
            ? key.Split('/') is [var centre, var id] && CentreId.TryParse(centre, out _) && IsId(id)
            : IsId(key);
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}
