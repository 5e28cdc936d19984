using System.Collections.Immutable;

namespace Coordination.Reports.Model;

/// <summary>What a report's page shows, from top to bottom. It knows nothing of how its figures came about.</summary>
/// <remarks>Every text is plain: the page escapes it. A section that is null is left out.</remarks>
public sealed record HallReport
{
    /// <summary>What kind of report it is, such as "A recorded day, replayed".</summary>
    public required string Kind { get; init; }

    /// <summary>The hall's name, or whatever the report is about.</summary>
    public required string Title { get; init; }

    /// <summary>When it was, in words; null for a day that is not in a calendar.</summary>
    public string? When { get; init; }

    /// <summary>What happened, in a sentence or two.</summary>
    public required string Headline { get; init; }

    /// <summary>The figures that matter: three.</summary>
    public required ImmutableArray<KeyFigure> Figures { get; init; }

    /// <summary>What must be known before any figure is believed, such as that a hall never catches up with its queue.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The day: who waited when.</summary>
    public DaySection? Day { get; init; }

    /// <summary>Who waited how long.</summary>
    public WaitsSection? Waits { get; init; }

    /// <summary>What the people did.</summary>
    public PeopleSection? People { get; init; }

    /// <summary>What another way of working changes.</summary>
    public ComparisonSection? Comparison { get; init; }

    /// <summary>Flat, silo, ladder.</summary>
    public OrganisationsSection? Organisations { get; init; }

    /// <summary>How the figures came about, and how far they can be trusted.</summary>
    public required MethodSection Method { get; init; }
}
