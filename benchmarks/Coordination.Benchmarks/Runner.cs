using System.Globalization;

namespace Coordination.Benchmarks;

/// <summary>Runs the benchmarks named on the command line, prints their tables and keeps them in RESULTS.md.</summary>
internal static class Runner
{
    public static int Run(string[] names, IReadOnlyList<IBenchmark> benchmarks)
    {
        var known = benchmarks.Select(benchmark => benchmark.Name).ToList();
        if (names.Length == 0 || names.Except(known).Any())
        {
            Console.Error.WriteLine($"usage: dotnet run --project benchmarks/Coordination.Benchmarks -c Release -- {string.Join("|", known)} ...");
            return 2;
        }

        foreach (var benchmark in benchmarks.Where(benchmark => names.Contains(benchmark.Name)))
        {
            Run(benchmark);
        }

        return 0;
    }

    private static void Run(IBenchmark benchmark)
    {
        var rows = new List<string> { "| what | figure | baseline | ratio | target |", "|---|---|---|---|---|" };
        rows.ForEach(Console.WriteLine);
        foreach (var figure in benchmark.Run())
        {
            rows.Add(Row(figure));
            Console.WriteLine(rows[^1]);
        }

        ResultsFile.Replace(benchmark.Name, rows);
    }

    private static string Row(Figure figure)
    {
        var baseline = figure.BaselineValue is { } value ? $"{Number(value)} {figure.Unit} ({figure.BaselineName})" : "";
        var ratio = figure.Ratio is { } times ? Number(times) : "";
        return $"| {figure.Name} | {Number(figure.Value)} {figure.Unit} | {baseline} | {ratio} | {figure.Target} |";
    }

    private static string Number(double value) => value.ToString(
        Math.Abs(value) >= 100 ? "#,0" : Math.Abs(value) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
