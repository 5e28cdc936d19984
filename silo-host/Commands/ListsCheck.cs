using System.Globalization;
using Coordination.Journal;
using Coordination.Queries.Sql;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Terminal;
using Coordination.Sqlite.Queries;

namespace Coordination.SiloHost.Commands;

/// <summary>Compares a store's lists with those that are made anew from its record, in a file that is gone afterwards.</summary>
internal static class ListsCheck
{
    /// <returns>Null where there are no lists.</returns>
    public static async Task<QueryVerification?> RunAsync(Store store, IJournal journal, ProgressLine line, CancellationToken cancellation)
    {
        try
        {
            await using var lists = await store.OpenListsForReadingAsync(cancellation);
            if (lists is null)
            {
                return null;
            }

            var folder = Directory.CreateTempSubdirectory("coordination-verify-");
            try
            {
                await using var anew = new SqliteQueryDatabase(Path.Combine(folder.FullName, "lists"));
                var (done, all) = (0L, await journal.ReadLastSequenceAsync(cancellation));
                return await new SqlQueryVerifier(journal, lists, anew).VerifyAsync(
                    new Progress(count => line.Report(all > 0 ? Math.Min(1, (double)(done += count) / all) : null, string.Create(CultureInfo.InvariantCulture, $"lists: {done} events"))), cancellation);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
        catch (JournalCorruptException damage)
        {
            return new QueryVerification(0, 1, VerifyDifference.OfStore("lists", "tables that can be read", damage.Message));
        }
    }

    private sealed class Progress(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
