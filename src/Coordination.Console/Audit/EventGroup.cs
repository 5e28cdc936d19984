using System.Collections.Immutable;
using Coordination.Console.Texts;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Web.Management.Queries;

namespace Coordination.Console.Audit;

/// <summary>Events of one kind of grain, by their names in the reader's language.</summary>
/// <param name="Name">What they happen to.</param>
/// <param name="Events">Their codes and names, by name; several of one name have their codes beside it.</param>
internal sealed record EventGroup(string Name, ImmutableArray<(string Code, string Name)> Events)
{
    /// <summary>All events of the audit, each in one group: personal texts, which every kind has, come last.</summary>
    public static IEnumerable<EventGroup> In(ConsoleTexts texts)
    {
        var left = AuditSearch.Events.ToHashSet(StringComparer.Ordinal);
        var groups = GrainKinds.All.Select(kind => Of(texts, texts.OfCode("Kind", kind.Name), [.. kind.Events.Where(left.Remove)])).ToList();
        return [.. groups.Append(Of(texts, texts.Of("PersonalTexts"), left)).Where(group => !group.Events.IsEmpty)];
    }

    private static EventGroup Of(ConsoleTexts texts, string name, IEnumerable<string> codes)
    {
        var named = codes.Select(code => (Code: code, Name: texts.OfCode("Event", code))).ToList();
        var twice = named.CountBy(one => one.Name, StringComparer.Ordinal).Where(one => one.Value > 1).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return new EventGroup(name, [.. named.Select(one => (one.Code, twice.Contains(one.Name) ? $"{one.Name} ({one.Code})" : one.Name)).OrderBy(one => one.Item2, StringComparer.Ordinal)]);
    }
}
