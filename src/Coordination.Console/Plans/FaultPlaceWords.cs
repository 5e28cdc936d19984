using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Coordination.Console.Texts;
using Coordination.Plans;
using Coordination.Plans.Checking;

namespace Coordination.Console.Plans;

/// <summary>Where a plan has a fault, by what people call it: the path counts entries of lists, and nobody else does.</summary>
/// <param name="texts">The reader's words.</param>
/// <param name="plan">The plan.</param>
internal sealed class FaultPlaceWords(ConsoleTexts texts, HallPlan plan)
{
    private readonly PlanWords _words = new(texts, plan, null);
    private readonly JsonNode _document = JsonNode.Parse(PlanDocument.Write(plan))!;

    /// <summary>What is at a path, such as <c>Department Permits, Queue limit</c>; null of the plan as a whole.</summary>
    public string? Of(string path)
    {
        var parts = ImmutableArray.CreateBuilder<(string Member, string? Entry)>();
        var at = (JsonNode?)_document;
        foreach (var segment in JsonPathText.Segments(path))
        {
            if (segment.StartsWith('.'))
            {
                parts.Add((segment[1..], null));
                at = (at as JsonObject)?[segment[1..]];
            }
            else if (parts.Count > 0 && at is JsonArray list && int.TryParse(segment.AsSpan(1, segment.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count)
            {
                at = list[index];
                parts[^1] = parts[^1] with { Entry = EntryOf(parts[^1].Member, index, at) };
            }
        }

        return parts.Count == 0 ? null : _words.PlaceOf(parts.ToImmutable());
    }

    // Several rules may give the same level: those without an id go by their place.
    private string? EntryOf(string list, int index, JsonNode? entry) => list == "urgencyRules" && index < plan.UrgencyRules.Length
        ? ActivePlan.RuleIdOf(plan.UrgencyRules[index], index)
        : entry is JsonObject known ? PlanValues.IdOf(known) : null;
}
