using System.Globalization;
using System.Text.Json.Nodes;
using Coordination.Web.Management.Grains;

namespace Coordination.Console.Explorer;

/// <summary>One step of what changed in a state.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Path">Where, as a JSON pointer.</param>
/// <param name="Before">What was there; null where there was nothing, or a null.</param>
/// <param name="After">What is there now; null where there is nothing, or a null.</param>
internal sealed record PatchStep(PatchKind Kind, string Path, JsonNode? Before, JsonNode? After)
{
    /// <summary>The steps of a difference, each with what was there before it.</summary>
    /// <param name="diff">What changed; null for nothing.</param>
    /// <param name="before">The earlier state; null before the first event.</param>
    public static IReadOnlyList<PatchStep> Of(GrainDiffView? diff, JsonNode? before)
    {
        // Each path is of the state after the steps before it: they are done on a copy, one after the other.
        var root = new JsonArray(before?.DeepClone());
        return [.. (diff?.Patch ?? []).Select(step => Done(step, root))];
    }

    private static PatchStep Done(PatchOperation step, JsonArray root)
    {
        string[] path = ["0", .. step.Path.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
        var (after, last) = (step.Value is { } value ? JsonNode.Parse(value.GetRawText()) : null, path[^1]);
        var before = path[..^1].Aggregate((JsonNode?)root, ChildOf) switch
        {
            JsonArray list => Put(list, int.Parse(last, CultureInfo.InvariantCulture), step.Op, after),
            JsonObject members => Put(members, last, step.Op, after),
            _ => null,
        };
        return new PatchStep(step.Op, step.Path, before, after?.DeepClone());
    }

    private static JsonNode? ChildOf(JsonNode? node, string name) => node switch
    {
        JsonArray list when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count => list[index],
        JsonObject members => members[name],
        _ => null,
    };

    private static JsonNode? Put(JsonArray list, int index, PatchKind kind, JsonNode? after)
    {
        var before = kind == PatchKind.Add || index >= list.Count ? null : list[index]?.DeepClone();
        switch (kind)
        {
            case PatchKind.Add:
                list.Insert(Math.Min(index, list.Count), after);
                break;
            case PatchKind.Remove:
                list.RemoveAt(index);
                break;
            default:
                list[index] = after;
                break;
        }

        return before;
    }

    private static JsonNode? Put(JsonObject members, string name, PatchKind kind, JsonNode? after)
    {
        var before = members[name]?.DeepClone();
        if (kind == PatchKind.Remove)
        {
            members.Remove(name);
        }
        else
        {
            members[name] = after;
        }

        return before;
    }
}
