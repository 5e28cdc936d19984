namespace Coordination.Requests;

/// <summary>The stored and sent names of a work item's statuses, in kebab case.</summary>
internal static class WorkItemStatusNames
{
    private static readonly string[] Names =
    [
        "pending", "waiting", "offered", "assigned", "started", "on-hold", "awaiting-documents", "under-review",
        "completed", "deemed-consent", "cancelled", "no-show",
    ];

    /// <summary>The name of a status.</summary>
    public static string Of(WorkItemStatus status) => Names[(int)status];

    /// <summary>The status of a name.</summary>
    /// <returns>Whether the name is one.</returns>
    public static bool TryParse(string? name, out WorkItemStatus status)
    {
        var index = Array.IndexOf(Names, name);
        status = (WorkItemStatus)Math.Max(index, 0);
        return index >= 0;
    }
}
