using Coordination.Web.Management.Queries;

namespace Coordination.Console.Requests;

/// <summary>A page of requests.</summary>
/// <param name="Page">Its rows.</param>
/// <param name="Query">What the address asks for.</param>
/// <param name="IsLatestFirst">Whether they are in the order in which a page shows them by itself.</param>
internal sealed record RequestsModel(QueryPageView<RequestRowView> Page, RequestsQuery Query, bool IsLatestFirst)
{
    /// <summary>The query of the next page; null where this is the last.</summary>
    public string? Next => Page.Next is null ? null
        : Query.With(("descending", IsLatestFirst ? "true" : Query["descending"]), ("sort", IsLatestFirst ? "submitted" : Query["sort"]), ("cursor", Page.Next));
}
