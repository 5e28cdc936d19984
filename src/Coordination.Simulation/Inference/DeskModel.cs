using System.Collections.Immutable;

namespace Coordination.Simulation.Inference;

/// <summary>A desk as textbooks have it: one queue in order of arrival, people on duty by slots, each finishing what is begun.</summary>
/// <remarks>It knows nothing of grains. The calibration uses it, and a replay without pooling can be compared with it.</remarks>
/// <param name="duty">People on duty, per slot.</param>
/// <param name="start">When the first slot begins.</param>
/// <param name="end">When the day is over; nothing begins from then on.</param>
internal sealed class DeskModel(ImmutableArray<int> duty, TimeSpan start, TimeSpan end)
{
    private readonly TimeSpan[] _freeAt = new TimeSpan[duty.Max()];

    /// <summary>When the next citizen's service begins; null when it does not before the end.</summary>
    /// <param name="visit">The citizen, in order of arrival.</param>
    public TimeSpan? Begin(in DrawnVisit visit)
    {
        var (chosen, begin) = (-1, end);
        for (var person = 0; person < _freeAt.Length; person++)
        {
            var at = OnDuty(person, visit.At > _freeAt[person] ? visit.At : _freeAt[person]);
            (chosen, begin) = at < begin ? (person, at) : (chosen, begin);
        }

        if (chosen < 0)
        {
            return null;
        }

        _freeAt[chosen] = begin + visit.Service;
        return begin;
    }

    private TimeSpan OnDuty(int person, TimeSpan at)
    {
        for (var slot = (int)Math.Max(0, Math.Floor((at - start) / DutySlot.Length)); slot < duty.Length; slot++)
        {
            if (duty[slot] > person)
            {
                var from = start + (slot * DutySlot.Length);
                return at > from ? at : from;
            }
        }

        return end;
    }
}
