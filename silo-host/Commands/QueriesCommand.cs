using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Coordination.Queries.Following;
using Coordination.Queries.Sql;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Commands;

/// <summary><c>queries</c>: what is done with the lists and figures that follow from the record.</summary>
internal static class QueriesCommand
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The journal's file; by default the one that serving keeps in the user's data directory.",
    };

    private static readonly Option<string?> Postgres = StoreChoice.Postgres();

    public static Command Create() => new("queries", "The lists, figures and audit of halls, which follow from the record.") { Rebuild() };

    private static Command Rebuild()
    {
        var command = new Command("rebuild", "Make them again from the record. Hosts may serve meanwhile: they say how far the lists are.") { Data, Postgres };
        command.Exclude(Data, Postgres);
        command.SetAction((parsed, cancellation) => RebuildAsync(VerifyCommand.StoreOf(parsed, Data, Postgres), parsed.Console(), cancellation));
        return command;
    }

    private static async Task<int> RebuildAsync(Store store, CommandConsole console, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        long sequence;
        using (var line = new ProgressLine(console))
        {
            var (journal, _) = await store.OpenForReadingAsync(cancellation);
            await using (journal)
            {
                await using var lists = new SqlQueryStore(store.OpenLists());
                await lists.OpenAsync(cancellation);
                await lists.ClearAsync(cancellation);
                var (follower, last) = (new RecordFollower(journal, lists), await journal.ReadLastSequenceAsync(cancellation));
                for (sequence = 0; sequence < last; sequence = (await lists.ReadMarkAsync(cancellation)).Sequence)
                {
                    line.Report((double)sequence / last, string.Create(CultureInfo.InvariantCulture, $"{sequence} of {last}"));
                    if (await follower.FollowAsync(cancellation) == 0)
                    {
                        break;
                    }
                }
            }
        }

        console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{store.Name}: the lists and figures were made again up to place {sequence} of the record ({Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s)."));
        return ExitCode.Success;
    }
}
