using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Plans.Previews;

/// <summary>One difference between two plans.</summary>
/// <param name="Path">Where, by names: <c>services[passport].steps[check].expectedMinutes</c>.</param>
/// <param name="Kind">What is different there.</param>
/// <param name="From">What is there now: a value of the plan's document, or the names in their order where only that differs; null where it is new.</param>
/// <param name="To">What would be there; null where it goes.</param>
internal sealed record PlanDifference(string Path, DifferenceKind Kind, JsonNode? From, JsonNode? To);

/// <summary>The kinds of differences.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DifferenceKind>))]
internal enum DifferenceKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It goes.</summary>
    Removed,

    /// <summary>It has another value.</summary>
    Changed,

    /// <summary>What stays has another order.</summary>
    Reordered,
}
