using System.Text.Json;
using Coordination.Journal;
using Coordination.Requests.Events;

namespace Coordination.Console.Requests;

/// <summary>Since when the clock of a request runs or stands still, as the events on record tell it one after the other.</summary>
/// <param name="RunningSince">Since when it runs, a time included that is still to come; null while it stands still.</param>
/// <param name="StoppedAt">Since when it stands still; null while it runs, and where that is not certain.</param>
internal sealed record ClockRun(DateTimeOffset? RunningSince, DateTimeOffset? StoppedAt)
{
    /// <summary>Before its first event.</summary>
    public static ClockRun None { get; } = new(null, null);

    /// <summary>After an event, which tells the clock where it changes it.</summary>
    public ClockRun After(JournalEvent happened)
    {
        using var payload = JsonDocument.Parse(happened.Payload);
        return !payload.RootElement.TryGetProperty("clock", out var clock) ? this
            : clock.TryGetProperty("runningSince", out var since) ? new ClockRun(since.GetDateTimeOffset(), null)
            : RunningSince is null ? this
            : new ClockRun(null, IsStoppedBy(happened) ? happened.At : null);
    }

    // A closed department's clocks stand still from its closing on, which is before they are told; one that had not begun has stood still all the time.
    private bool IsStoppedBy(JournalEvent happened) => happened.Type != RequestEventNames.ClockHalted && RunningSince <= happened.At;
}
