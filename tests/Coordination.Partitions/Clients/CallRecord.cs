using System.Collections.Concurrent;
using System.Globalization;

namespace Coordination.Partitions.Clients;

/// <summary>How long calls took from the first attempt to the answer, whichever silo gave it, and what attempts met.</summary>
internal sealed class CallRecord
{
    private readonly Lock _lock = new();

    /// <summary>How often attempts met what, before another silo was asked.</summary>
    public ConcurrentDictionary<string, int> Troubles { get; } = new();

    /// <summary>How many calls were answered.</summary>
    public long Answered { get; private set; }

    /// <summary>The longest call.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>What the longest call was.</summary>
    public string LongestWas { get; private set; } = "";

    /// <summary>How many calls took longer than a client should wait.</summary>
    public int TooLong { get; private set; }

    public void Met(string trouble) => Troubles.AddOrUpdate(trouble, 1, (_, times) => times + 1);

    public void Took(TimeSpan time, string what, TimeSpan limit)
    {
        lock (_lock)
        {
            Answered++;
            TooLong += time > limit ? 1 : 0;
            if (time > Longest)
            {
                (Longest, LongestWas) = (time, what);
            }
        }
    }

    public override string ToString() =>
        Troubles.IsEmpty ? "none" : string.Join(", ", Troubles.OrderBy(trouble => trouble.Key).Select(trouble => string.Create(CultureInfo.InvariantCulture, $"{trouble.Value} x {trouble.Key}")));
}
