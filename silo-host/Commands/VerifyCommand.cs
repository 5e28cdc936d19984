using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Commands;

/// <summary><c>verify</c>: every hash chain and every current row, computed again from the journal.</summary>
internal static class VerifyCommand
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The journal's file; by default the one that serving keeps in the user's data directory.",
    };

    private static readonly Option<string?> Postgres = StoreChoice.Postgres();

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object." };

    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var command = new Command("verify", "Verify a journal: every hash chain, and every row against its events.") { Data, Postgres, Json };
        command.Exclude(Data, Postgres);
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var console = parsed.Console();
        var store = StoreOf(parsed);
        var began = Stopwatch.GetTimestamp();
        var report = await VerifyAsync(store, console, cancellation);
        var wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (parsed.GetValue(Json))
        {
            console.Out.WriteLine(JsonSerializer.Serialize(VerifyResult.Of(store, report, wall), Written));
        }
        else if (report.IsSound)
        {
            console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{store.Name}: {report.Events} events of {report.Grains} grains verify; every row equals its events ({wall:F1} s)."));
        }

        if (!report.IsSound)
        {
            ErrorText.WriteLine(console, string.Create(CultureInfo.InvariantCulture,
                $"{store.Name}: {report.DifferingGrains} of {report.Grains} grains differ; the first: {report.First}."));
        }

        return report.IsSound ? ExitCode.Success : ExitCode.Fault;
    }

    private static async Task<VerifyReport> VerifyAsync(Store store, CommandConsole console, CancellationToken cancellation)
    {
        using var line = new ProgressLine(console);
        await using var journal = await store.OpenAsync(cancellation);
        return await JournalVerifier.VerifyAsync(journal, GrainReplays.All, new Progress(line), cancellation);
    }

    private static Store StoreOf(ParseResult parsed) => StoreChoice.Read(parsed, Data, Postgres) is { } database
        ? new DatabaseStore(database)
        : new FileStore(Require(parsed.GetValue(Data) ?? DataFile.DefaultPath("hall.db", parsed.Console())));

    // Opening would make a file that is missing; there is nothing to verify in it.
    private static string Require(string file) => File.Exists(file) && new FileInfo(file).Length > 0
        ? Path.GetFullPath(file)
        : throw new IOException($"{file}: there is no journal; name its file with --data.");

    private sealed record VerifyResult(string? File, string? Database, bool IsSound, long Grains, long Events, long DifferingGrains, Difference? First, double WallSeconds)
    {
        public static VerifyResult Of(Store store, VerifyReport report, double wall) => new(
            store is FileStore ? store.Name : null, store is DatabaseStore ? store.Name : null, report.IsSound, report.Grains, report.Events, report.DifferingGrains, Difference.Of(report.First), Math.Round(wall, 3));
    }

    private sealed record Difference(string? Grain, long Version, string What, string Expected, string Found)
    {
        public static Difference? Of(VerifyDifference? first) => first is null
            ? null
            : new(first.Grain?.ToString(), first.Version, first.What, first.Expected, first.Found);
    }

    private sealed class Progress(ProgressLine line) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => line.Report(
            value.TotalEvents > 0 ? Math.Min(1, (double)value.Events / value.TotalEvents) : null, $"{value.Events} events, {value.Grains} grains");
    }
}
