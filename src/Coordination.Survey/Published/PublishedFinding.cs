namespace Coordination.Survey.Published;

/// <summary>What a check of a printed figure found.</summary>
/// <param name="Path">Which figure of the document, such as <c>$.tests[3]</c>.</param>
/// <param name="Id">What it is of.</param>
/// <param name="Kind">Whether it holds.</param>
/// <param name="Code">What was found, as a stable code.</param>
/// <param name="Message">The same in words.</param>
public sealed record PublishedFinding(string Path, string Id, FindingKind Kind, string Code, string Message);

/// <summary>Whether a printed figure holds.</summary>
public enum FindingKind
{
    /// <summary>It agrees with what was printed beside it.</summary>
    Holds,

    /// <summary>It may hold, and should not be relied on.</summary>
    Caution,

    /// <summary>It cannot be so together with what was printed beside it.</summary>
    Contradiction,
}
