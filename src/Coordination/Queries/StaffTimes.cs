using Coordination.Staff;

namespace Coordination.Queries;

/// <summary>Adds up how long people were signed on, paused and busy, from their stretches in order; each stretch is cut at the edges of buckets.</summary>
/// <param name="from">What is before does not count.</param>
/// <param name="to">What is after does not count; stretches that go on end here.</param>
/// <param name="keyOf">The bucket of a person and an instant, and where it ends at the latest.</param>
internal sealed class StaffTimes(DateTimeOffset from, DateTimeOffset to, Func<StaffId, DateTimeOffset, (string? Key, DateTimeOffset Until)> keyOf)
{
    private readonly Dictionary<string, Times> _times = new(StringComparer.Ordinal);
    private readonly List<StaffStretch> _atWork = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _busy = [];
    private StaffId _staff;

    /// <summary>The times by bucket; of everything under an empty key.</summary>
    public IReadOnlyDictionary<string, Times> Finish()
    {
        Flush();
        return _times;
    }

    /// <summary>Takes the next stretch: by person, and by beginning.</summary>
    public void Add(StaffStretch stretch)
    {
        if (stretch.Staff != _staff)
        {
            Flush();
            _staff = stretch.Staff;
        }

        var (begin, end) = (stretch.From < from ? from : stretch.From, stretch.To is { } ended && ended < to ? ended : to);
        if (begin >= end)
        {
            return;
        }

        if (stretch.Presence is not null)
        {
            _atWork.Add(stretch with { From = begin, To = end });
        }
        else if (_busy is [.., var last] && last.To >= begin)
        {
            // Several items at once are one stretch of being busy.
            _busy[^1] = (last.From, end > last.To ? end : last.To);
        }
        else
        {
            _busy.Add((begin, end));
        }
    }

    private void Flush()
    {
        var next = 0;
        foreach (var stretch in _atWork)
        {
            var isPaused = stretch.Presence == StaffPresence.Paused;
            Count(stretch.From, stretch.To!.Value, isPaused ? static (times, time) => times with { Paused = times.Paused + time } : static (times, time) => times with { SignedOn = times.SignedOn + time });
            if (isPaused)
            {
                continue;
            }

            while (next < _busy.Count && _busy[next].To <= stretch.From)
            {
                next++;
            }

            for (var one = next; one < _busy.Count && _busy[one].From < stretch.To; one++)
            {
                var (begin, end) = _busy[one];
                Count(begin < stretch.From ? stretch.From : begin, end > stretch.To ? stretch.To.Value : end, static (times, time) => times with { Busy = times.Busy + time });
            }
        }

        _atWork.Clear();
        _busy.Clear();
    }

    private void Count(DateTimeOffset begin, DateTimeOffset end, Func<Times, TimeSpan, Times> add)
    {
        while (begin < end)
        {
            var (key, until) = keyOf(_staff, begin);
            var cut = until < end ? until : end;
            _times[key ?? ""] = add(_times.GetValueOrDefault(key ?? ""), cut - begin);
            begin = cut;
        }
    }

    /// <summary>Times of people.</summary>
    /// <param name="SignedOn">At work, pauses not counted.</param>
    /// <param name="Paused">At work, and paused.</param>
    /// <param name="Busy">Of the time signed on, that with something in hand.</param>
    internal readonly record struct Times(TimeSpan SignedOn, TimeSpan Paused, TimeSpan Busy);
}
