using System.Collections.Immutable;
using Coordination.Journal;
using Coordination.Simulation.Scenarios;
using Coordination.Staff;

namespace Coordination.Simulation.Effects;

/// <summary>Reads from somebody's events when they took work.</summary>
internal static class PresenceReading
{
    private const int AtFirst = 200;

    private static readonly StaffBehaviour Behaviour = new();

    /// <summary>The stretches within a time, in minutes from its beginning; none where they took no work.</summary>
    /// <remarks>Read from the end of somebody's events, as far back as need be: who has worked here for years has thousands.</remarks>
    public static async Task<ImmutableArray<TimeInterval>> ReadAsync(
        IJournalReader journal, GrainKey person, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellation)
    {
        if (await journal.ReadRowAsync(person, cancellation) is not { } row)
        {
            return [];
        }

        for (var back = AtFirst; ; back *= 2)
        {
            var after = Math.Max(0, row.Version - back);
            var (stretches, isComplete) = await ReadAsync(journal, person, after, begin, end, cancellation);
            if (isComplete || after == 0)
            {
                return stretches;
            }
        }
    }

    // Complete where the first event that was read happened before the time begins.
    private static async Task<(ImmutableArray<TimeInterval> Stretches, bool IsComplete)> ReadAsync(
        IJournalReader journal, GrainKey person, long after, DateTimeOffset begin, DateTimeOffset end, CancellationToken cancellation)
    {
        var stretches = ImmutableArray.CreateBuilder<TimeInterval>();
        DateTimeOffset? since = null, first = null;
        await foreach (var entry in journal.ReadHistoryAsync(person, after, cancellation))
        {
            var happened = entry.Event;
            first ??= happened.At;
            if (happened.At >= end)
            {
                break;
            }

            if (TakesWork(happened) is { } takes)
            {
                Close(happened.At);
                since = takes ? happened.At : null;
            }
        }

        Close(end);
        return (stretches.ToImmutable(), first < begin);

        void Close(DateTimeOffset at)
        {
            var from = since is { } open && open > begin ? open : begin;
            if (since is not null && at > from)
            {
                stretches.Add(new TimeInterval((from - begin).TotalMinutes, (at - begin).TotalMinutes));
            }
        }
    }

    private static bool? TakesWork(JournalEvent happened) =>
        PersonalEvents.IsName(happened.Type) ? null : Behaviour.ReadEvent(happened.Type, happened.Payload.Span) is StaffSignedOn or StaffResumed;
}
