using System.Text.Json.Nodes;
using Coordination.Journal;

namespace Coordination.Web.Management.Grains;

/// <summary>Makes views of rows.</summary>
internal static class GrainViews
{
    /// <summary>A row with its state.</summary>
    public static GrainView Of(GrainRow row) => new()
    {
        Kind = row.Key.Kind,
        Id = row.Key.Id,
        Centre = row.Centre,
        Department = row.Department,
        Staff = row.Staff,
        Links = row.Links.IsDefault ? [] : row.Links,
        Status = row.Status,
        Open = row.IsOpen,
        Urgency = row.Urgency,
        Due = row.Due,
        Since = row.Since,
        Version = row.Version,
        Hash = row.Hash.ToString(),
        State = JsonNode.Parse(row.State.Span),
    };
}
