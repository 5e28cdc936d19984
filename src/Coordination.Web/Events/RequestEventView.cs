using Coordination.Requests;

namespace Coordination.Web.Events;

/// <summary>What portals are told of an event: that it happened, and where the request stands.</summary>
internal sealed record RequestEventView
{
    /// <summary>Which request.</summary>
    public required RequestId Request { get; init; }

    /// <summary>What happened, by its stable name.</summary>
    public required string Event { get; init; }

    /// <summary>The request's version after the event.</summary>
    public required long Version { get; init; }

    /// <summary>The request's status when this was read from the record: never older than the event.</summary>
    public string? Status { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }
}
