using System.Globalization;
using System.Text;
using Coordination.Simulation.Engine;

namespace Coordination.Simulation.Runs;

/// <summary>Writes visits as CSV, replication after replication whatever the order in which they are finished.</summary>
internal sealed class VisitWriter
{
    private const string Header =
        "variant,replication,citizen,service,urgency,step,department,came_minute,queued_minute,called_minute,ended_minute,waited_minutes,service_minutes,staff,helped,calls,outcome";

    private readonly TextWriter _writer;
    private readonly string[] _variants;
    private readonly Dictionary<(int, int), VisitList> _early = [];
    private (int Replication, int Variant) _next;

    public VisitWriter(TextWriter writer, string[] variants)
    {
        (_writer, _variants) = (writer, variants);
        writer.Write(Header);
        writer.Write('\n');
    }

    /// <summary>The visits of a finished replication; they are written when their turn has come.</summary>
    public void Add(int replication, int variant, VisitList visits)
    {
        _early.Add((replication, variant), visits);
        while (_early.Remove(_next, out var ready))
        {
            Write(ready, _variants[_next.Variant]);
            _next = _next.Variant + 1 < _variants.Length ? (_next.Replication, _next.Variant + 1) : (_next.Replication + 1, 0);
        }
    }

    private void Write(VisitList visits, string variant)
    {
        var line = new StringBuilder();
        foreach (var visit in visits)
        {
            line.Clear();
            line.Append(CultureInfo.InvariantCulture, $"{Quoted(variant)},{visit.Replication},{visit.Citizen},{visit.Service},{visit.Urgency},{visit.Step},{visit.Department},");
            line.Append(CultureInfo.InvariantCulture, $"{visit.CameMinute:0.####},{visit.QueuedMinute:0.####},{visit.CalledMinute:0.####},{visit.EndedMinute:0.####},");
            line.Append(CultureInfo.InvariantCulture, $"{visit.WaitedMinutes:0.####},{visit.ServiceMinutes:0.####},{visit.Staff},{(visit.Helped ? 1 : 0)},{visit.Calls},{Word(visit.Outcome)}\n");
            _writer.Write(line);
        }
    }

    private static string Word(VisitOutcome outcome) => outcome is VisitOutcome.NoShow ? "no-show" : outcome.ToString().ToLowerInvariant();

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

/// <summary>The visits of one replication.</summary>
internal sealed class VisitList : List<VisitRecord>, IVisitSink;
