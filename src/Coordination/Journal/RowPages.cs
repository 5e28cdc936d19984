using System.Runtime.CompilerServices;

namespace Coordination.Journal;

/// <summary>Reads every row that a query finds, page by page.</summary>
internal static class RowPages
{
    private const int AtOnce = 1000;

    /// <summary>The rows in the query's order; its limit and cursor do not count.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public static async IAsyncEnumerable<GrainRow> ReadAllAsync(
        this IJournalReader journal, RowQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        query = query with { After = null, Limit = AtOnce };
        do
        {
            var page = await journal.QueryAsync(query, cancellation);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            query = query with { After = page.Next };
        }
        while (query.After is not null);
    }
}
