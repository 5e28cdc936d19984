using System.Collections.Concurrent;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;

namespace Coordination.Centres;

/// <summary>What only storage knows of a hall, for figures that are asked for again and again: read at most every 30 seconds.</summary>
/// <remarks>A caller gets what was read last; where that is old, a new reading begins in the background. Without callers nothing is read.</remarks>
internal sealed class HallCounts(IJournal journal, TimeProvider time, BackgroundWork background)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<CentreId, Reading> _readings = new();

    /// <summary>The latest reading; null before the first one is there.</summary>
    public HallCount? Of(CentreId centre)
    {
        var reading = _readings.GetOrAdd(centre, static _ => new Reading());
        if (reading.TryBegin(time.GetUtcNow(), Every))
        {
            background.Start("Counting requests", (Counts: this, centre, reading), static ask => ask.Counts.ReadAsync(ask.centre, ask.reading));
        }

        return reading.Count;
    }

    private async ValueTask ReadAsync(CentreId centre, Reading reading)
    {
        try
        {
            var byStatus = await journal.CountByStatusAsync(centre, GrainKind.Request);
            var next = await journal.QueryAsync(new RowQuery
            {
                Centre = centre,
                IsOpen = true,
                Order = RowOrder.Due,
                DueFrom = time.GetUtcNow(),
                Limit = 1,
            });
            reading.Count = new HallCount(byStatus, next.Rows is [{ Due: { } due }, ..] ? due : null);
        }
        finally
        {
            reading.End();
        }
    }

    /// <summary>One hall's latest reading, and whether another one runs.</summary>
    private sealed class Reading
    {
        private HallCount? _count;
        private long _begunAt = long.MinValue;
        private int _isRunning;

        public HallCount? Count
        {
            get => Volatile.Read(ref _count);
            set => Volatile.Write(ref _count, value);
        }

        public bool TryBegin(DateTimeOffset now, TimeSpan every)
        {
            var begun = Volatile.Read(ref _begunAt);
            var isOld = begun == long.MinValue || now.UtcTicks - begun >= every.Ticks || now.UtcTicks < begun;
            if (!isOld || Interlocked.Exchange(ref _isRunning, 1) != 0)
            {
                return false;
            }

            Volatile.Write(ref _begunAt, now.UtcTicks);
            return true;
        }

        public void End() => Volatile.Write(ref _isRunning, 0);
    }
}

/// <summary>A hall's requests at one time.</summary>
/// <param name="ByStatus">How many are in each status.</param>
/// <param name="NextDue">When the next service level ends; null where no clock runs.</param>
internal sealed record HallCount(IReadOnlyDictionary<string, long> ByStatus, DateTimeOffset? NextDue);
