using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Coordination.Web.Management.Grains;

/// <summary>A part of a grain's history.</summary>
/// <param name="Events">By rising version.</param>
/// <param name="Next">Give it as <c>after</c> for the next part; none when this is the last.</param>
internal sealed record HistoryView(ImmutableArray<EventView> Events, long? Next)
{
    /// <summary>Whether the whole chain holds; only where it was asked for.</summary>
    public ChainCheck? Check { get; init; }
}

/// <summary>One event as the journal keeps it; its personal text is left out.</summary>
internal sealed record EventView
{
    /// <summary>The place in the whole journal.</summary>
    public required long Sequence { get; init; }

    /// <summary>The grain's version after it.</summary>
    public required long Version { get; init; }

    /// <summary>The stable name, such as <c>request.submitted</c>.</summary>
    public required string Event { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who caused it.</summary>
    public required Actor By { get; init; }

    /// <summary>What happened.</summary>
    public JsonNode? Payload { get; init; }

    /// <summary>The size of a payload that is too large for an event stream; the history has it.</summary>
    public int? PayloadBytes { get; init; }

    /// <summary>Whether personal text stands beside it: none, kept or erased.</summary>
    public required PersonalPresence Personal { get; init; }

    /// <summary>The salted digest of the personal text; it stays when the text is erased.</summary>
    public string? PersonalDigest { get; init; }

    /// <summary>What is kept of the key of the command it ended: 32 hexadecimal digits.</summary>
    public string? KeyDigest { get; init; }

    /// <summary>The chain's value after it: 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }
}
