using Coordination.Benchmarks.Stores;

namespace Coordination.Benchmarks.CommandLine;

/// <summary>What a run measures and for how long.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>The stores, in the order in which they are measured.</summary>
    public IReadOnlyList<StoreKind> Stores { get; init; } = [StoreKind.Postgres, StoreKind.Sqlite];

    /// <summary>How many clients work at once.</summary>
    public IReadOnlyList<int> Clients { get; init; } = [1, 16, 64, 256];

    /// <summary>How many requests wait before lifecycles begin; null for the benchmark's own number.</summary>
    public int? Backlog { get; init; }

    /// <summary>How many rounds the median is of.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>How long one measurement of a round takes.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A smoke run: everything once and small, figures without meaning.</summary>
    public bool Quick { get; init; }

    /// <summary>Where the tables go; null for nowhere.</summary>
    public string? Results { get; init; }

    /// <summary>What to write after the program's name to run one benchmark so.</summary>
    /// <param name="benchmark">Its name.</param>
    /// <param name="store">The store's word; null for none.</param>
    public string CommandLine(string benchmark, string? store)
    {
        var usual = new BenchmarkOptions();
        return string.Join(' ', new[]
        {
            benchmark,
            store is null ? null : $"--store {store}",
            Clients.SequenceEqual(usual.Clients) || Quick ? null : $"--clients {string.Join(',', Clients)}",
            Backlog is { } backlog ? Text($"--backlog {backlog}") : null,
            Rounds == usual.Rounds || Quick ? null : Text($"--rounds {Rounds}"),
            Length == usual.Length || Quick ? null : Text($"--seconds {Length.TotalSeconds}"),
            Quick ? "--quick" : null,
        }.Where(part => part is not null));
    }

    /// <summary>A number of things to measure with, made small in a smoke run.</summary>
    public int Scaled(int count) => Quick ? (count + 999) / 1_000 : count;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
