using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Web.Management.Grains;

/// <summary>What changed in a grain's state between two versions.</summary>
/// <param name="From">The earlier version; 0 is before the first event.</param>
/// <param name="FromAt">When it came to be.</param>
/// <param name="To">The later version.</param>
/// <param name="ToAt">When it came to be.</param>
/// <param name="Patch">A JSON Patch (RFC 6902) that makes the later state of the earlier one.</param>
internal sealed record GrainDiffView(long From, DateTimeOffset? FromAt, long To, DateTimeOffset ToAt, IReadOnlyList<PatchOperation> Patch);

/// <summary>One step of a JSON Patch.</summary>
/// <param name="Op">What is done.</param>
/// <param name="Path">Where, as a JSON pointer (RFC 6901); empty for the whole.</param>
/// <param name="Value">The new value; left out of a removal.</param>
internal sealed record PatchOperation(PatchKind Op, string Path, JsonElement? Value);

/// <summary>What a step of a JSON Patch does.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<PatchKind>))]
internal enum PatchKind
{
    /// <summary>A value comes in.</summary>
    Add,

    /// <summary>A value goes.</summary>
    Remove,

    /// <summary>A value takes another's place.</summary>
    Replace,
}
