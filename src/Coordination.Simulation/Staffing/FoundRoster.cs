namespace Coordination.Simulation.Staffing;

/// <summary>What a search came to.</summary>
/// <param name="Roster">The roster.</param>
/// <param name="Trial">What it comes to.</param>
/// <param name="Complete">Whether no single person and interval can be spared.</param>
/// <param name="Refused">What taking one person away would come to.</param>
internal sealed record FoundRoster(Roster Roster, Trial Trial, bool Complete, IReadOnlyDictionary<RosterCell, Shortfall> Refused);

/// <summary>Without one person in one interval, this would fall short.</summary>
/// <param name="Criterion">What.</param>
/// <param name="Share">The share that would be reached.</param>
internal readonly record struct Shortfall(int Criterion, double Share);
