using Coordination.Centres;
using Coordination.Journal;
using Coordination.Web.Management.Grains;

namespace Coordination.Web.Events;

/// <summary>What administrators are told of an event: all of it but the personal text.</summary>
internal sealed record GrainEventView
{
    /// <summary>The kind of grain.</summary>
    public required GrainKind Kind { get; init; }

    /// <summary>The grain's name within the kind.</summary>
    public required string Id { get; init; }

    /// <summary>The centre it belongs to.</summary>
    public CentreId? Centre { get; init; }

    /// <summary>A request's status when this was read from the record: never older than the event.</summary>
    public string? Status { get; init; }

    /// <summary>The event as the history has it.</summary>
    public required EventView Entry { get; init; }
}
