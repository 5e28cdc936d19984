using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coordination.Console.Texts;
using Coordination.Plans;
using Coordination.Plans.Previews;

namespace Coordination.Console.Plans;

/// <summary>Differences between two plans in words, for people who do not read documents.</summary>
internal sealed class PlanWords
{
    // So many departments of a calendar are named, of however many.
    private const int MostNamed = 3;

    private readonly ConsoleTexts _texts;
    private readonly PlanNames _names;
    private readonly PlanValues _values;

    /// <param name="texts">The reader's words.</param>
    /// <param name="from">The plan there is; null for none.</param>
    /// <param name="to">The plan that is to come; null where it is not known.</param>
    public PlanWords(ConsoleTexts texts, HallPlan? from, HallPlan? to)
    {
        (_texts, _names) = (texts, new PlanNames(texts, from, to));
        _values = new PlanValues(texts, _names);
    }

    /// <summary>Each difference in words.</summary>
    public IReadOnlyList<PlanChange> Of(IEnumerable<PlanDifference> differences) => [.. differences.Select(Of)];

    /// <summary>What something at a place of the document is called, such as <c>Department Permits</c>.</summary>
    public string PlaceOf(ImmutableArray<(string Member, string? Entry)> within) =>
        within.IsEmpty ? _texts.Of("PlanIn.hall") : string.Join(_texts.Of("PlanInJoin"), within.Select(part => part.Entry is null ? _values.LabelOf(part.Member) : EntryOf(part.Member, part.Entry)));

    private PlanChange Of(PlanDifference difference)
    {
        var path = PlanPath.Parse(difference.Path);
        return path.IsEntry && difference.Kind is (DifferenceKind.Added or DifferenceKind.Removed)
            ? Whole(path, difference)
            : new PlanChange(PlaceOf(path.Within), difference.Path, LinesOf(path, difference));
    }

    private PlanChange Whole(PlanPath path, PlanDifference difference)
    {
        var entry = (difference.To ?? difference.From) as JsonObject;
        return new PlanChange(PlaceOf(path.Within), difference.Path, [_texts.Of(difference.Kind == DifferenceKind.Added ? "PlanIsNew" : "PlanGoes")])
        {
            Members = entry is null ? [] : [.. _values.MembersOf(entry)],
        };
    }

    private ImmutableArray<string> LinesOf(PlanPath path, PlanDifference difference) => (path.Last.Member, difference.Kind) switch
    {
        ("hours", _) => [.. WeekHours.Of(difference.From).ChangesTo(WeekHours.Of(difference.To), _texts)],
        (var list, DifferenceKind.Reordered) => [_texts.Of("PlanReordered", LabelOf(path)), .. difference.To is JsonArray order ? [string.Join(", ", order.Select(name => _names.Of(list, $"{name}")))] : (string[])[]],
        (var property, _) => [_texts.Of("PlanLine", LabelOf(path), _values.Of(property, difference.From), _values.Of(property, difference.To))],
    };

    // The text of one language is called by what it is a text of.
    private string LabelOf(PlanPath path) => path.SpokenAs is { } name
        ? $"{_values.LabelOf(name)} ({path.Last.Member})"
        : path.Parts is [.., { Member: "rates" or "cost" or "arrival" }, _] ? _values.KeyOf(path.Parts[^2].Member, path.Last.Member) : _values.LabelOf(path.Last.Member);

    private string EntryOf(string list, string entry)
    {
        var told = _texts.OrNull($"PlanIn.{list}") is { } form ? string.Format(System.Globalization.CultureInfo.InvariantCulture, form, _names.Of(list, entry)) : $"{_values.LabelOf(list)}: {_names.Of(list, entry)}";
        return list == "calendars" && _names.OfCalendar(entry).ToList() is { Count: > 0 } users
            ? $"{told} ({string.Join(", ", users.Take(MostNamed))}{(users.Count > MostNamed ? " …" : "")})"
            : told;
    }
}
