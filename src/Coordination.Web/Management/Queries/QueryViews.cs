namespace Coordination.Web.Management.Queries;

/// <summary>A page of a list, and how current it is.</summary>
/// <param name="Rows">In order.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; none when this is the last.</param>
/// <param name="Until">When the last event happened that counts in the list; none while none does.</param>
/// <param name="Current">Whether everything counts that was on record when the list was asked for.</param>
internal sealed record QueryPageView<T>(IReadOnlyList<T> Rows, string? Next, DateTimeOffset? Until, bool Current);
