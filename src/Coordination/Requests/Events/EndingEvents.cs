using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Plans;

namespace Coordination.Requests.Events;

/// <summary>It was withdrawn.</summary>
internal sealed record RequestCancelled(string Reason) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) =>
        state with { Items = state.Items.AllEnded(context.At) };
}

/// <summary>The citizen rated the visit.</summary>
/// <param name="Score">1 to 5.</param>
internal sealed record RequestRated(int Score) : RequestEvent
{
    /// <summary>In words, kept beside the chain; null when the event is read back.</summary>
    [JsonIgnore]
    public string? Comment { get; init; }

    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) => state with { Rating = Score };

    /// <inheritdoc />
    internal override byte[]? WritePersonal() =>
        Comment is null ? null : JsonSerializer.SerializeToUtf8Bytes(new PersonalComment(Comment), RequestsJson.Info<PersonalComment>());
}

/// <summary>What a citizen wrote with a rating.</summary>
internal sealed record PersonalComment(string Comment);

/// <summary>It was taken up again: its lead step is done once more, as a new item with a new age. The visit can be rated again.</summary>
/// <param name="Step">The lead step.</param>
/// <param name="Department">Where it is done.</param>
/// <param name="Reason">Why.</param>
/// <param name="NeedsWaived">Whether what the person's needs demand does not count there.</param>
internal sealed record RequestReopened(StepId Step, DepartmentId Department, string Reason, bool NeedsWaived = false) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) => state with
    {
        Items = state.Items.Add(new WorkItemState
        {
            Step = Step,
            Department = Department,
            Status = WorkItemStatus.Waiting,
            QueuedAt = context.At,
            NeedsWaived = NeedsWaived,
        }),
        ClosedAt = null,
        AppointmentAt = null,
        Rating = null,
        Reopened = state.Reopened + 1,
    };
}
