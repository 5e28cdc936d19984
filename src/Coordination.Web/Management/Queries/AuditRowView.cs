using Coordination.Grains;
using Coordination.Journal;
using Coordination.Queries;
using Coordination.Requests;

namespace Coordination.Web.Management.Queries;

/// <summary>Who did what to what, and when.</summary>
internal sealed record AuditRowView
{
    /// <summary>The event's place in the whole journal.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who caused it, and in which role.</summary>
    public required Actor By { get; init; }

    /// <summary>The stable name, such as <c>item.transferred</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The kind of grain that it happened to.</summary>
    public required GrainKind Kind { get; init; }

    /// <summary>The grain's id, with the hall before it where the kind is within one.</summary>
    public required string Id { get; init; }

    /// <summary>The grain's version after it.</summary>
    public required long Version { get; init; }

    /// <summary>Why, as a code of the plan; the words are personal text.</summary>
    public ReasonId? Reason { get; init; }

    /// <summary>Where the grain is shown as it was then.</summary>
    public required string Grain { get; init; }

    /// <summary>Where the event is shown as it is on record, with its place in the grain's hash chain.</summary>
    public required string Proof { get; init; }

    /// <summary>A row as callers see it.</summary>
    public static AuditRowView Of(AuditEntry row)
    {
        var address = $"/management/v1/grains/{GrainKindNames.NameOf(row.Grain.Kind)}/{row.Grain.Id}";
        return new AuditRowView
        {
            Sequence = row.Sequence,
            At = row.At,
            By = row.By,
            Event = row.Event,
            Kind = row.Grain.Kind,
            Id = row.Grain.Id,
            Version = row.Version,
            Reason = row.Reason,
            Grain = $"{address}?version={row.Version}",
            Proof = $"{address}/history?after={row.Version - 1}&limit=1&check=hash",
        };
    }
}
