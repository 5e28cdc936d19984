using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Coordination.Journal;

/// <summary>What each kind of grain is called, in documents and addresses. A name means one kind in a process, for good.</summary>
/// <remarks>A kind is known from its definition on; a host, <c>verify</c> and the API load the definitions before they read the record.</remarks>
internal static class GrainKindNames
{
    private static readonly ConcurrentDictionary<GrainKind, string> ByKind = new();
    private static readonly ConcurrentDictionary<string, GrainKind> ByName = new(StringComparer.Ordinal);

    static GrainKindNames()
    {
        Add(GrainKind.Request, "request");
        Add(GrainKind.Centre, "centre");
        Add(GrainKind.Department, "department");
        Add(GrainKind.Staff, "staff");
        Add(GrainKind.Plan, "plan");
    }

    /// <summary>The kind's name, such as <c>department</c>; its number where no such kind is known.</summary>
    public static string NameOf(GrainKind kind) =>
        ByKind.TryGetValue(kind, out var name) ? name : ((int)kind).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a kind has a name here.</summary>
    public static bool IsKnown(GrainKind kind) => ByKind.ContainsKey(kind);

    /// <summary>Finds a kind by its name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out GrainKind kind)
    {
        kind = default;
        return name is not null && ByName.TryGetValue(name, out kind);
    }

    /// <summary>Names a kind; saying the same again is nothing new.</summary>
    /// <exception cref="ArgumentException">The number is not 1 to 255, or number and name belong to different kinds already.</exception>
    internal static void Add(GrainKind kind, string name)
    {
        if ((int)kind is < 1 or > byte.MaxValue)
        {
            throw new ArgumentException($"The kind '{name}' has the number {(int)kind}; choose one of 1 to 255.", nameof(kind));
        }

        if (ByKind.GetOrAdd(kind, name) != name || ByName.GetOrAdd(name, kind) != kind)
        {
            throw new ArgumentException($"The number {(int)kind} or the name '{name}' belongs to another kind of grain.", nameof(name));
        }
    }
}
