using System.Globalization;

namespace Coordination.Benchmarks.Reporting;

/// <summary>One section of results: tables that are printed as they grow.</summary>
internal sealed class Report
{
    private readonly List<string> _lines = [];
    private bool _isInFigures;

    /// <param name="title">The section's title.</param>
    /// <param name="command">What to write after the program's name to repeat it.</param>
    /// <param name="store">The store and its settings; null when there is none.</param>
    public Report(string title, string command, string? store)
    {
        Title = title;
        Line($"## {title}");
        Line("");
        Line($"`dotnet run --project benchmarks/Coordination.Benchmarks -c Release -- {command}`");
        Line("");
        Line(string.Join(", ", new[] { $"{Environment.ProcessorCount} cores", $".NET {Environment.Version}", store, Load("before") }.Where(part => part is not null)) + ".");
    }

    public string Title { get; }

    /// <summary>Begins a table.</summary>
    public void Table(params string[] columns)
    {
        _isInFigures = false;
        Line("");
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    /// <summary>Adds a row to the table that was begun last.</summary>
    public void Row(params string[] cells) => Line($"| {string.Join(" | ", cells)} |");

    /// <summary>Adds a figure beside its baseline.</summary>
    public void Add(Figure figure)
    {
        if (!_isInFigures)
        {
            Table("what", "figure", "baseline", "ratio", "target");
            _isInFigures = true;
        }

        var baseline = figure.BaselineValue is { } value ? $"{Numbers.Text(value)} {figure.Unit} ({figure.BaselineName})" : "";
        Row(figure.Name, $"{Numbers.Text(figure.Value)} {figure.Unit}", baseline, figure.Ratio is { } ratio ? Numbers.Text(ratio) : "", figure.Target);
    }

    /// <summary>Adds a sentence.</summary>
    public void Note(string text)
    {
        _isInFigures = false;
        Line("");
        Line(text);
    }

    /// <summary>Ends the section.</summary>
    public IReadOnlyList<string> End()
    {
        Line("");
        return _lines;
    }

    private void Line(string text)
    {
        _lines.Add(text);
        System.Console.WriteLine(text);
    }

    // Others on the machine make figures worse; who reads them should know.
    private static string? Load(string when)
    {
        try
        {
            return string.Create(CultureInfo.InvariantCulture, $"load average {when}: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        }
        catch (IOException)
        {
            return null;
        }
    }
}
