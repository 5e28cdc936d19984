using System.CommandLine;
using System.Diagnostics;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Queries.Sql;
using Coordination.SiloHost.Anchors;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Commands;

/// <summary><c>verify</c>: a store's structure, every hash chain and every current row, computed again from the journal. It writes nothing.</summary>
internal static class VerifyCommand
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The journal's file; by default the one that serving keeps in the user's data directory.",
    };

    private static readonly Option<string?> Postgres = StoreChoice.Postgres();

    private static readonly Option<string[]> Expect = new("--expect")
    {
        Description = "An anchor that was kept elsewhere, or a file of anchors as 'serve --anchor' writes it: the journal must still lead to it. May be given several times.",
        HelpName = "SEQUENCE:DIGEST|FILE",
    };

    private static readonly Option<bool> WithoutLists = new("--without-lists") { Description = "Do not compare the lists and figures, which takes as long as making them." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object." };

    public static Command Create()
    {
        var command = new Command("verify", "Verify a journal, and write nothing: its structure and schema, that no event is missing, every hash chain, every row against its events, and the lists and figures against the record.")
        {
            Data, Postgres, Expect, WithoutLists, Json,
        };
        command.Exclude(Data, Postgres);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.Console();
        var anchors = (parsed.GetValue(Expect) ?? []).SelectMany(ReadAnchors).ToList();
        var store = StoreOf(parsed, Data, Postgres);
        var began = Stopwatch.GetTimestamp();
        var (report, lists, caveat) = await VerifyAsync(store, anchors, parsed.GetValue(WithoutLists), console, cancellation);
        var result = new VerifyResult(store, report, lists, caveat, anchors.Count, Stopwatch.GetElapsedTime(began));
        if (parsed.GetValue(Json))
        {
            console.Out.WriteLine(result.ToJson());
        }
        else if (report.IsSound)
        {
            result.WriteTo(console.Out);
        }

        if (!report.IsSound)
        {
            ErrorText.WriteLine(console, result.Fault);
        }

        return report.IsSound ? ExitCode.Success : ExitCode.Fault;
    }

    private static async Task<(VerifyReport Report, QueryVerification? Lists, string? Caveat)> VerifyAsync(
        Store store, IReadOnlyCollection<JournalAnchor> anchors, bool isWithoutLists, CommandConsole console, CancellationToken cancellation)
    {
        using var line = new ProgressLine(console);
        var (journal, caveat) = await store.OpenForReadingAsync(cancellation);
        await using (journal)
        {
            var report = await JournalVerifier.VerifyAsync(journal, GrainReplays.All, new Progress(line), anchors, cancellation);

            // Of a record that does not hold, nothing follows.
            if (isWithoutLists || !report.IsSound)
            {
                return (report, null, caveat);
            }

            var lists = await ListsCheck.RunAsync(store, journal, line, cancellation);
            return (report with { StoreDifferences = lists?.Differences ?? 0, First = lists?.First }, lists, caveat);
        }
    }

    private static IReadOnlyList<JournalAnchor> ReadAnchors(string text)
    {
        if (JournalAnchor.TryParse(text, out var anchor))
        {
            return [anchor];
        }

        try
        {
            return File.Exists(text) ? AnchorFile.Read(text) : throw new UsageException(
                $"--expect '{text}' is neither an anchor nor a file of them: an anchor is {JournalAnchor.Format}.");
        }
        catch (FormatException fault)
        {
            throw new UsageException($"--expect {fault.Message}");
        }
    }

    /// <summary>The store that options name; a file must be there.</summary>
    public static Store StoreOf(ParseResult parsed, Option<string?> data, Option<string?> postgres) => StoreChoice.Read(parsed, data, postgres) is { } database
        ? new DatabaseStore(database)
        : new FileStore(Require(parsed.GetValue(data) ?? DataFile.DefaultPath("hall.db", parsed.Console())));

    private static string Require(string file) => File.Exists(file) && new FileInfo(file).Length > 0
        ? Path.GetFullPath(file)
        : throw new IOException($"{file}: there is no journal; name its file with --data.");

    private sealed class Progress(ProgressLine line) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => line.Report(
            value.TotalEvents > 0 ? Math.Min(1, (double)value.Events / value.TotalEvents) : null, $"{value.Events} events, {value.Grains} grains");
    }
}
