using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Reports.Files;
using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Replays;
using Coordination.Sqlite;

namespace Coordination.SiloHost.Commands;

/// <summary><c>replay</c>: a recorded day through the real grains, on a virtual clock.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string> Recording = new("FILE")
    {
        Description = "The recording: CSV, plain or gzipped, one line a desk and snapshot.",
    };

    private static readonly Option<DateOnly> Date = new("--date")
    {
        Description = "The day, such as 2019-12-30.",
        Required = true,
        CustomParser = ParseDate,
    };

    private static readonly Option<string> Policy = Choice("--policy", "The order between urgency levels.", "strict", "strict", "accumulating", "deadline");

    private static readonly Option<string> Pooling = Choice("--pooling", "Whether desks help each other.", "off", "on", "off");

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "The seed of everything that is drawn; the same seed gives the same journal.",
        DefaultValueFactory = _ => 1,
        CustomParser = ParseSeed,
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Keep the journal in this new file; otherwise it is thrown away.",
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Replace the file of --data if there is one." };

    private static readonly Option<string?> Report = new("--report")
    {
        Description = "Write a report for people into this HTML file; the day is replayed without and with pooling for it.",
    };

    private static readonly Option<string?> Title = new("--title") { Description = "What the report calls the hall; otherwise its name in the recording." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object." };

    public static Command Create()
    {
        var command = new Command("replay", "Replay a recorded day through the real engine, faster than real time.")
        {
            Recording, Date, Policy, Pooling, Seed, Data, Force, Report, Title, Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(Title) is not null && result.GetResult(Report) is null)
            {
                result.AddError("--title names the hall in a report; add --report FILE, or leave it out.");
            }
        });
        command.SetAction((parsed, cancellation) => RunAsync(parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        // A replay holds its thread; the one that listens for interruptions must be another.
        await Task.Yield();
        var options = new ReplayOptions
        {
            Order = Enum.Parse<OrderPolicyKind>(parsed.GetValue(Policy)!, ignoreCase: true),
            Pooling = parsed.GetValue(Pooling) == "on",
            Seed = parsed.GetValue(Seed),
        };
        var day = RecordingReader.ReadDay(parsed.GetValue(Recording)!, parsed.GetValue(Date));
        using var page = parsed.GetValue(Report) is { } path ? ReportFile.Open(path) : null;
        using var file = ReplayFile.Open(parsed.GetValue(Data), parsed.GetValue(Force));
        var report = await ReplayAsync(day, options, file.Path, parsed.Console(), cancellation);
        if (page is not null)
        {
            using var scrap = ReplayFile.Open(null, force: false);
            var other = await ReplayAsync(day, options with { Pooling = !options.Pooling }, scrap.Path, parsed.Console(), cancellation);
            await ReplayPage.WriteAsync(page, day, report, other, parsed.GetValue(Title), cancellation);
        }

        var keptIn = file.Keep();
        if (parsed.GetValue(Json))
        {
            parsed.Console().Out.WriteLine(ReplayReportJson.Write(report));
        }
        else
        {
            ReplayView.Write(parsed.Console().Screen, report, keptIn, parsed.GetValue(Report));
        }

        return ExitCode.Success;
    }

    private static async Task<ReplayReport> ReplayAsync(RecordedDay day, ReplayOptions options, string path, CommandConsole console, CancellationToken cancellation)
    {
        using var line = new ProgressLine(console);
        await using var journal = new SqliteJournal(new SqliteJournalOptions
        {
            Path = path,
            InlineCommits = true,
            Durability = SqliteDurability.Relaxed,

            // No secret, as nothing else of a replay is.
            NewKey = new InstallationKey(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"replay {options.Seed}")))),
        });
        return ReplayRun.Run(day, options, journal, new Progress(line, options.Pooling), cancellation);
    }

    private static DateOnly ParseDate(ArgumentResult argument)
    {
        var text = argument.Tokens.Count > 0 ? argument.Tokens[^1].Value : "";
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            argument.AddError($"--date '{text}' is not a date; write it as 2019-12-30.");
        }

        return date;
    }

    private static ulong ParseSeed(ArgumentResult argument)
    {
        var text = argument.Tokens.Count > 0 ? argument.Tokens[^1].Value : "";
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            argument.AddError($"--seed '{text}' is not a seed; write a whole number from 0 to {ulong.MaxValue}.");
        }

        return seed;
    }

    private static Option<string> Choice(string name, string description, string normal, params string[] values)
    {
        var option = new Option<string>(name) { Description = $"{description} One of {string.Join(", ", values)}.", DefaultValueFactory = _ => normal };
        option.CompletionSources.Add(values);
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } value && !values.Contains(value))
            {
                result.AddError($"{name} '{value}' is not known; choose one of {string.Join(", ", values)}.");
            }
        });
        return option;
    }

    private sealed class Progress(ProgressLine line, bool pooling) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) =>
            line.Report(value.Share, $"{value.At:hh\\:mm}  pooling {(pooling ? "on" : "off")}, {value.Arrived} came, {value.Completed} done");
    }
}
