using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks.CommandLine;

/// <summary>The command line: which benchmarks, and how.</summary>
internal static class BenchmarkCommand
{
    private static readonly Option<string> Store = Option("--store", "The store: postgres, sqlite or both.", "both");
    private static readonly Option<int[]> Clients = Option("--clients", "How many clients work at once; several numbers are measured one after the other.", new[] { 1, 16, 64, 256 });
    private static readonly Option<int> Backlog = new("--backlog") { Description = "How many requests wait before lifecycles begin. [default: 0; lifecycles-backlog: 1,000,000]" };
    private static readonly Option<int> Rounds = Option("--rounds", "How many rounds the median is of.", 5);
    private static readonly Option<double> Seconds = Option("--seconds", "How long one measurement of a round takes.", 2.0);
    private static readonly Option<bool> Quick = new("--quick") { Description = "A smoke run: one short round, small numbers. Its figures mean nothing and are not kept." };
    private static readonly Option<string?> Results = new("--results") { Description = "The file whose sections are replaced. [default: benchmarks/RESULTS.md for runs of at least five rounds with every number of clients]" };

    static BenchmarkCommand()
    {
        Store.AcceptOnlyFromAmong("postgres", "sqlite", "both");
        Clients.AllowMultipleArgumentsPerToken = true;
        Clients.CustomParser = ParseClients;
        Require(Backlog, 0, 10_000_000);
        Require(Rounds, 1, 1_000);
        Require(Seconds, 0.1, 3_600);
    }

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="benchmarks">What there is to measure.</param>
    /// <param name="run">What to do with the names and options that were given; returns the exit code.</param>
    /// <param name="errors">Where wrong usage is explained.</param>
    /// <returns>The exit code of <paramref name="run"/>; 2 for wrong usage.</returns>
    public static async Task<int> RunAsync(
        string[] args, IReadOnlyList<IBenchmark> benchmarks, Func<IReadOnlyList<string>, BenchmarkOptions, Task<int>> run, TextWriter errors)
    {
        var names = benchmarks.Select(benchmark => benchmark.Name).ToList();
        var parsed = Create(names, run).Parse(args);
        if (parsed.Errors.Count == 0)
        {
            // A benchmark that breaks says where: its reader is who can mend it.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }

        foreach (var error in parsed.Errors)
        {
            await errors.WriteLineAsync(error.Message);
        }

        await errors.WriteLineAsync(
            $"usage: dotnet run --project benchmarks/Coordination.Benchmarks -c Release -- {string.Join('|', names)} ... [options]; see --help.");
        return 2;
    }

    private static RootCommand Create(IEnumerable<string> benchmarks, Func<IReadOnlyList<string>, BenchmarkOptions, Task<int>> run)
    {
        var names = new Argument<string[]>("benchmark") { Arity = ArgumentArity.OneOrMore, Description = "What to measure; several names run one after the other." };
        names.AcceptOnlyFromAmong([.. benchmarks]);
        var root = new RootCommand("Measures the engine, each figure beside its baseline in the same run on the same server.")
        {
            names, Store, Clients, Backlog, Rounds, Seconds, Quick, Results,
        };
        root.SetAction(parsed => run(parsed.GetRequiredValue(names), OptionsOf(parsed)));
        return root;
    }

    private static BenchmarkOptions OptionsOf(ParseResult parsed)
    {
        var quick = parsed.GetValue(Quick);
        var narrowed = quick || IsGiven(parsed, Clients) || IsGiven(parsed, Seconds) || parsed.GetValue(Rounds) < 5;
        return new BenchmarkOptions
        {
            Stores = parsed.GetValue(Store) switch
            {
                "postgres" => [StoreKind.Postgres],
                "sqlite" => [StoreKind.Sqlite],
                _ => [StoreKind.Postgres, StoreKind.Sqlite],
            },
            Clients = quick && !IsGiven(parsed, Clients) ? [1, 16] : parsed.GetValue(Clients)!,
            Backlog = IsGiven(parsed, Backlog) ? parsed.GetValue(Backlog) : null,
            Rounds = quick && !IsGiven(parsed, Rounds) ? 1 : parsed.GetValue(Rounds),
            Length = TimeSpan.FromSeconds(quick && !IsGiven(parsed, Seconds) ? 0.2 : parsed.GetValue(Seconds)),
            Quick = quick,
            Results = parsed.GetValue(Results) ?? (narrowed ? null : Reporting.ResultsFile.DefaultPath()),
        };
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static int[]? ParseClients(ArgumentResult result)
    {
        var words = result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var numbers = words.Select(word => int.TryParse(word, out var number) ? number : 0).ToArray();
        if (numbers.Length > 0 && numbers.All(number => number is >= 1 and <= Halls.BenchmarkHall.People))
        {
            return numbers;
        }

        result.AddError($"--clients: '{string.Join(' ', words)}' must be numbers between 1 and {Halls.BenchmarkHall.People}, such as 1,16,64,256.");
        return null;
    }

    private static Option<T> Option<T>(string name, string description, T value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    // The tokens are judged as text: a validator that asks for the value of a word that is no number would throw.
    private static void Require(Option option, double least, double most) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && !(double.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most))
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name}: '{token.Value}' must be a number between {least:#,0.#} and {most:#,0}."));
        }
    });
}
