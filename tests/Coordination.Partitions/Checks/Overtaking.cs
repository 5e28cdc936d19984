using Coordination.Partitions.Clients;

namespace Coordination.Partitions.Checks;

/// <summary>Order within a hall's queue and level.</summary>
internal static class Overtaking
{
    /// <summary>
    /// The longest time that a request still waited after one that came later had been assigned. Later is what was sent when the first
    /// had been acknowledged: between two that were on their way together nobody can tell.
    /// </summary>
    public static TimeSpan Longest(RecordCheck record, History history, DateTimeOffset since) =>
        history.Submissions
            .Where(sent => sent.Value.SentAt >= since && sent.Value.Answer is not null)
            .Select(sent => (Sent: sent.Value, Assigned: record.Lives.GetValueOrDefault(sent.Key)?.AssignedAt))
            .Where(request => request.Assigned is not null)
            .GroupBy(request => (request.Sent.Hall, request.Sent.IsUrgent))
            .Select(queue => LongestOf([.. queue.Select(request => (request.Sent.SentAt, request.Sent.Answer!.At, request.Assigned!.Value))]))
            .DefaultIfEmpty()
            .Max();

    // From the last that was sent to the first: the earliest assignment of all that were sent since.
    private static TimeSpan LongestOf((DateTimeOffset Sent, DateTimeOffset Answered, DateTimeOffset Assigned)[] queue)
    {
        Array.Sort(queue, (one, other) => one.Sent.CompareTo(other.Sent));
        var earliest = new DateTimeOffset[queue.Length + 1];
        earliest[^1] = DateTimeOffset.MaxValue;
        for (var i = queue.Length - 1; i >= 0; i--)
        {
            earliest[i] = queue[i].Assigned < earliest[i + 1] ? queue[i].Assigned : earliest[i + 1];
        }

        var longest = TimeSpan.Zero;
        foreach (var (_, answered, assigned) in queue)
        {
            var overtaken = assigned - earliest[FirstSentAfter(queue, answered)];
            longest = overtaken > longest ? overtaken : longest;
        }

        return longest;
    }

    private static int FirstSentAfter((DateTimeOffset Sent, DateTimeOffset Answered, DateTimeOffset Assigned)[] queue, DateTimeOffset moment)
    {
        var (low, high) = (0, queue.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = queue[middle].Sent > moment ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
