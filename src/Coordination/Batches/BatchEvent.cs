using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Grains;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Batches;

/// <summary>Something that happened to a batch.</summary>
internal abstract record BatchEvent
{
    /// <summary>Why, in words, kept beside the chain; null when the event is read back.</summary>
    [JsonIgnore]
    public string? Words { get; init; }

    /// <summary>The state after it.</summary>
    internal abstract BatchState ApplyTo(BatchState state, in EventContext context);
}

/// <summary>It was started.</summary>
internal sealed record BatchStarted(BatchOrder Order, ImmutableArray<RequestId> Requests) : BatchEvent
{
    /// <summary>Why, as a code of the plan.</summary>
    public ReasonId? Reason { get; init; }

    /// <summary>The filter by which the requests were found.</summary>
    public string Asked { get; init; } = "";

    /// <summary>Only items at this department are told.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Only items that this person has in hand are told.</summary>
    public StaffId? Holder { get; init; }

    /// <summary>In what right.</summary>
    public BatchMandate? Mandate { get; init; }

    /// <inheritdoc />
    internal override BatchState ApplyTo(BatchState state, in EventContext context) => state with
    {
        Stage = BatchStage.Running,
        Order = Order,
        Reason = Reason,
        Asked = Asked,
        Department = Department,
        Holder = Holder,
        Mandate = Mandate,
        By = context.By,
        StartedAt = context.At,
        Count = Requests.IsDefault ? 0 : Requests.Length,
    };
}

/// <summary>Further requests were told, in the batch's order.</summary>
internal sealed record BatchProgressed(int Count, ImmutableArray<RefusedRequest> Refused, bool IsLast) : BatchEvent
{
    /// <inheritdoc />
    internal override BatchState ApplyTo(BatchState state, in EventContext context)
    {
        var refused = Refused.IsDefault ? [] : Refused;
        var codes = refused.Select(one => new RefusedCount(one.Code, 1)).Concat(state.Refused)
            .GroupBy(one => one.Code, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new RefusedCount(group.Key, group.Sum(one => one.Count)));
        return state with
        {
            Told = state.Told + Count,
            Refused = [.. codes],
            Stage = !IsLast ? state.Stage : state.Told + Count == state.Count ? BatchStage.Done : BatchStage.Cancelled,
            EndedAt = IsLast ? context.At : null,
        };
    }
}

/// <summary>Somebody has stopped it.</summary>
internal sealed record BatchCancelled : BatchEvent
{
    /// <summary>Why, as a code of the plan.</summary>
    public ReasonId? Reason { get; init; }

    /// <inheritdoc />
    internal override BatchState ApplyTo(BatchState state, in EventContext context) => state with { Stage = BatchStage.Stopping, CancelledBy = context.By };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(BatchState))]
[JsonSerializable(typeof(BatchCommand))]
[JsonSerializable(typeof(BatchStarted))]
[JsonSerializable(typeof(BatchProgressed))]
[JsonSerializable(typeof(BatchCancelled))]
internal sealed partial class BatchesJson : JsonSerializerContext;
