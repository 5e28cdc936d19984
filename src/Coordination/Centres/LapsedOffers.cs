using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>Who lets offers lapse, one after the other: they have left their desk without a word. Counted from the centre's start on.</summary>
internal sealed class LapsedOffers
{
    private readonly Dictionary<StaffId, int> _inRow = [];
    private readonly HashSet<StaffId> _absent = [];

    /// <summary>An offer to somebody is over.</summary>
    /// <param name="staff">Who.</param>
    /// <param name="hasLapsed">Whether nobody answered it; any answer shows that somebody is there.</param>
    /// <param name="most">After how many they are absent; 0 for never.</param>
    public void Note(StaffId staff, bool hasLapsed, int most)
    {
        if (!hasLapsed)
        {
            Forget(staff);
            return;
        }

        var count = _inRow.GetValueOrDefault(staff) + 1;
        _inRow[staff] = count;
        if (most > 0 && count >= most)
        {
            _inRow.Remove(staff);
            _absent.Add(staff);
        }
    }

    /// <summary>Somebody came, went or paused: what was before does not count.</summary>
    public void Forget(StaffId staff)
    {
        _inRow.Remove(staff);
        _absent.Remove(staff);
    }

    /// <summary>Somebody is absent, and could not be told so.</summary>
    public void NoteAgain(StaffId staff) => _absent.Add(staff);

    /// <summary>Somebody who is absent, each once.</summary>
    public bool TryTake(out StaffId staff)
    {
        staff = _absent.FirstOrDefault();
        return _absent.Remove(staff);
    }
}
