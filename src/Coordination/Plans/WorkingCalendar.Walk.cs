namespace Coordination.Plans;

internal sealed partial class WorkingCalendar
{
    /// <summary>Starts a walk over the open stretches that reach into [from, to).</summary>
    /// <returns>False when there can be none.</returns>
    private bool Walk(long from, long to, out StretchWalk walk)
    {
        walk = new StretchWalk(this, from, to);
        return to > from && !_hours.IsNever;
    }

    /// <summary>The open stretches in order, as instants, none reaching back before the start or before the one before.</summary>
    private ref struct StretchWalk
    {
        private readonly WorkingCalendar _calendar;
        private readonly long _end;
        private int _day;
        private int _next;

        public StretchWalk(WorkingCalendar calendar, long start, long end)
        {
            _calendar = calendar;
            _end = end;
            To = start;
            // Where clocks go back over midnight, an instant can lie in a stretch of the date before or after its own.
            _day = Math.Max(0, DayOf(calendar._zone.ToLocal(start)) - 1);
        }

        public long From { get; private set; }

        public long To { get; private set; }

        public bool MoveNext()
        {
            for (; _day <= DateOnly.MaxValue.DayNumber; _day++, _next = 0)
            {
                var midnight = _day * TimeSpan.TicksPerDay;
                var stretches = _calendar._hours.On(_day);
                while (_next < stretches.Length)
                {
                    var local = stretches[_next++];
                    var (from, to) = _calendar._zone.ToUtc(midnight + local.From, midnight + local.To);
                    if (from >= _end)
                    {
                        return false;
                    }

                    if (to > To && to > from)
                    {
                        (From, To) = (Math.Max(from, To), to);
                        return true;
                    }
                }

                if (stretches.IsEmpty && midnight - (2 * TimeSpan.TicksPerDay) > _end)
                {
                    return false;
                }
            }

            return false;
        }

        private static int DayOf(long local) => (int)(local / TimeSpan.TicksPerDay);
    }
}
