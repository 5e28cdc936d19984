namespace Coordination.Survey.Published;

/// <summary>A count as it was printed, with its percentage.</summary>
/// <param name="Id">What it is of.</param>
/// <param name="Count">How many.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Percent">The percentage, 0 to 100.</param>
public sealed record PublishedShare(string Id, int Count, int Of, decimal Percent);
