namespace Coordination.Survey.Published;

/// <summary>A mean of whole numbers as it was printed.</summary>
/// <param name="Id">What it is of.</param>
/// <param name="Mean">The mean.</param>
public sealed record PublishedMean(string Id, decimal Mean)
{
    /// <summary>How many have answered, where it is not the study's number.</summary>
    public int? Size { get; init; }

    /// <summary>Of how many questions each one's answers are in it.</summary>
    public int Items { get; init; } = 1;
}
