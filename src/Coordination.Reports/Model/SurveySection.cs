using System.Collections.Immutable;

namespace Coordination.Reports.Model;

/// <summary>A section of the page.</summary>
/// <param name="Id">Its id on the page.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">What it says, in a sentence or two.</param>
/// <param name="Parts">What it shows.</param>
public sealed record SurveySection(string Id, string Title, string Lead, ImmutableArray<SurveyPart> Parts);
