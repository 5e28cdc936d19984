namespace Coordination.Requests;

/// <summary>The stored and sent names of a request's statuses, in kebab case.</summary>
public static class RequestStatusNames
{
    private static readonly string[] Names =
        ["none", "refused", "waiting", "in-service", "awaiting-documents", "completed", "cancelled", "no-show"];

    /// <summary>The name of a status.</summary>
    public static string Of(RequestStatus status) => Names[(int)status];

    /// <summary>The status of a name.</summary>
    /// <returns>Whether the name is one.</returns>
    public static bool TryParse(string? name, out RequestStatus status)
    {
        var index = Array.IndexOf(Names, name);
        status = (RequestStatus)Math.Max(index, 0);
        return index >= 0;
    }
}
