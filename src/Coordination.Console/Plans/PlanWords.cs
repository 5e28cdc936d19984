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

    /// <param name="texts">The reader's words.</param>
    /// <param name="from">The plan there is; null for none.</param>
    /// <param name="to">The plan that is to come; null where it is not known.</param>
    public PlanWords(ConsoleTexts texts, HallPlan? from, HallPlan? to) => (_texts, _names) = (texts, new PlanNames(texts, from, to));

    /// <summary>Differences in words: of very many the first.</summary>
    public IReadOnlyList<PlanChange> Of(IEnumerable<PlanDifference> differences) => [.. differences.Take(PlanPreviews.MostDifferences).Select(Of)];

    /// <summary>What something at a place of the document is called, such as <c>Department Permits</c>.</summary>
    public string PlaceOf(ImmutableArray<(string Member, string? Entry)> within) =>
        within.IsEmpty ? _texts.Of("PlanIn.hall") : string.Join(_texts.Of("PlanInJoin"), within.Select(part => part.Entry is null ? _texts.OfCode("PlanPart", part.Member) : EntryOf(part.Member, part.Entry, ServiceOf(within))));

    private PlanChange Of(PlanDifference difference)
    {
        var path = PlanPath.Parse(difference.Path);
        return path.IsEntry && difference.Kind is (DifferenceKind.Added or DifferenceKind.Removed)
            ? Whole(path, difference)
            : new PlanChange(PlaceOf(path.Within), difference.Path, LinesOf(path, difference, ValuesOf(path.Parts))) { About = path.About };
    }

    private PlanChange Whole(PlanPath path, PlanDifference difference)
    {
        var entry = (difference.To ?? difference.From) as JsonObject;
        return new PlanChange(PlaceOf(path.Within), difference.Path, [_texts.Of(difference.Kind == DifferenceKind.Added ? "PlanIsNew" : "PlanGoes")])
        {
            About = path.About,
            Members = entry is null ? [] : [.. ValuesOf(path.Parts).MembersOf(entry)],
        };
    }

    private ImmutableArray<string> LinesOf(PlanPath path, PlanDifference difference, PlanValues values) => (path.Last.Member, difference.Kind) switch
    {
        ("hours", _) => [.. WeekHours.Of(difference.From).ChangesTo(WeekHours.Of(difference.To), _texts)],
        (var list, DifferenceKind.Reordered) => [_texts.Of("PlanReordered", LabelOf(path, values)), .. difference.To is JsonArray order ? [string.Join(", ", order.Select(name => _names.Of(list, $"{name}", ServiceOf(path.Parts))))] : (string[])[]],
        (var property, _) => [_texts.Of("PlanLine", LabelOf(path, values), values.Of(property, difference.From), values.Of(property, difference.To))],
    };

    // The text of one language is called by what it is a text of.
    private static string LabelOf(PlanPath path, PlanValues values) => path.SpokenAs is { } name
        ? $"{values.LabelOf(name)} ({path.Last.Member})"
        : path.Parts is [.., { Member: "rates" or "cost" or "arrival" }, _] ? values.KeyOf(path.Parts[^2].Member, path.Last.Member) : values.LabelOf(path.Last.Member);

    private PlanValues ValuesOf(ImmutableArray<(string Member, string? Entry)> parts) => new(_texts, _names, ServiceOf(parts));

    private static string? ServiceOf(ImmutableArray<(string Member, string? Entry)> parts) => parts.FirstOrDefault(part => part.Member == "services").Entry;

    private string EntryOf(string list, string entry, string? service)
    {
        var name = _names.Of(list, entry, service);
        var told = _texts.OrNull($"PlanIn.{list}") is { } form ? string.Format(System.Globalization.CultureInfo.InvariantCulture, form, name) : $"{_texts.OfCode("PlanPart", list)}: {name}";
        return list == "calendars" && _names.OfCalendar(entry).ToList() is { Count: > 0 } users
            ? $"{told} ({string.Join(", ", users.Take(MostNamed))}{(users.Count > MostNamed ? " …" : "")})"
            : told;
    }
}
