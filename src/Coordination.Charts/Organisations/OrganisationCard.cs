using System.Collections.Immutable;
using Coordination.Charts.Curves;

namespace Coordination.Charts.Organisations;

/// <summary>One way to organise a hall, and what it comes to with the same citizens and the same staff hours.</summary>
/// <param name="Name">Its name, such as "flat".</param>
/// <param name="Description">What it is, in a sentence.</param>
/// <param name="Waiting">People waiting over the day.</param>
/// <param name="Figures">Its figures; every card of a panel has the same in the same order.</param>
public sealed record OrganisationCard(string Name, string Description, DayCurve Waiting, ImmutableArray<OrganisationFigure> Figures);

/// <summary>A figure of a card.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">How much, in words.</param>
/// <param name="Interval">How sure it is, in words; null where that is not known.</param>
public sealed record OrganisationFigure(string Name, string Value, string? Interval = null);
