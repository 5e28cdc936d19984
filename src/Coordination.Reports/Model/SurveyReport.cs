using System.Collections.Immutable;

namespace Coordination.Reports.Model;

/// <summary>What the page of a survey shows, from top to bottom, in words of one language. It knows nothing of how its figures came about.</summary>
public sealed record SurveyReport
{
    /// <summary>The language of all of it: <c>en</c> or <c>zh</c>.</summary>
    public required string Language { get; init; }

    /// <summary>What kind of report it is.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>When was asked, and where; null where nobody said so.</summary>
    public string? When { get; init; }

    /// <summary>What came of it, in a sentence or two.</summary>
    public required string Headline { get; init; }

    /// <summary>The figures that matter.</summary>
    public required ImmutableArray<KeyFigure> Figures { get; init; }

    /// <summary>What a note is called.</summary>
    public required string NoteWord { get; init; }

    /// <summary>What opens a chart's figures as a table.</summary>
    public required string TableTitle { get; init; }

    /// <summary>What must be known before any figure is believed.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Its sections.</summary>
    public required ImmutableArray<SurveySection> Sections { get; init; }
}
