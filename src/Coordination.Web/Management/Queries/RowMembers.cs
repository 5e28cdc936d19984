using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Web.Json;

namespace Coordination.Web.Management.Queries;

/// <summary>Which members of a row are written, in their order.</summary>
/// <param name="names">Some of <see cref="Known"/>; null for all, as they are.</param>
internal sealed class RowMembers<T>(IReadOnlyList<string>? names)
{
    /// <summary>All of them.</summary>
    public static RowMembers<T> All { get; } = new(null);

    /// <summary>The names there are.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. WebJson.TypeOf<T>().Properties.Select(member => member.Name)];

    /// <summary>Whether the whole row is written.</summary>
    public bool AreAll => names is null;

    /// <summary>The row with these alone; what it does not have is left out, as everywhere.</summary>
    public JsonObject Of(T row)
    {
        var whole = JsonSerializer.SerializeToNode(row, WebJson.TypeOf<T>())!.AsObject();
        var some = new JsonObject();
        foreach (var name in names ?? Known)
        {
            if (whole.Remove(name, out var value))
            {
                some.Add(name, value);
            }
        }

        return some;
    }

    /// <summary>The row as a line.</summary>
    public byte[] LineOf(T row) => AreAll ? JsonSerializer.SerializeToUtf8Bytes(row, WebJson.TypeOf<T>()) : JsonSerializer.SerializeToUtf8Bytes(Of(row), WebJson.TypeOf<JsonObject>());
}
