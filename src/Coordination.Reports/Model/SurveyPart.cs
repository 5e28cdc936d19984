using System.Collections.Immutable;
using Coordination.Charts.Estimates;
using Coordination.Charts.Geometry;
using Coordination.Charts.Shares;

namespace Coordination.Reports.Model;

/// <summary>A chart, a table or some sentences.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Note">How to read it; null where that is plain.</param>
public abstract record SurveyPart(string Title, string? Note);

/// <summary>The share of each grade.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Note">How to read it; null where that is plain.</param>
/// <param name="Levels">The grades.</param>
/// <param name="Rows">What was graded.</param>
public sealed record SharePart(string Title, string? Note, ImmutableArray<ShareLevel> Levels, ImmutableArray<ShareRow> Rows) : SurveyPart(Title, Note);

/// <summary>Means with their intervals.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Note">How to read it; null where that is plain.</param>
/// <param name="Scale">The scale.</param>
/// <param name="Rows">The means.</param>
public sealed record EstimatePart(string Title, string? Note, NiceTicks Scale, ImmutableArray<EstimateRow> Rows) : SurveyPart(Title, Note);

/// <summary>A table; the first cell of each row is what it is of.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Note">How to read it; null where that is plain.</param>
/// <param name="Columns">The heads, the first among them.</param>
/// <param name="Rows">Its rows, each with a cell for each head.</param>
public sealed record TablePart(string Title, string? Note, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows) : SurveyPart(Title, Note);

/// <summary>Sentences, each a point of a list.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Points">The sentences.</param>
public sealed record ListPart(string Title, ImmutableArray<string> Points) : SurveyPart(Title, null);
