using System.Numerics;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch;

/// <summary>Who is free for a lane, and who of them gets an item.</summary>
public sealed partial class Dispatcher
{
    /// <summary>Whether somebody of the lane's own department is free for its items.</summary>
    private bool HasOwnFree(Lane lane) => First(lane, lane.Queue.Department.Members) is not null;

    private Person? First(Lane lane, PersonSet among)
    {
        for (var word = 0; word < _free.WordCount; word++)
        {
            for (var bits = _free[word] & among[word] & lane.Queue.Skills.Qualified[word]; bits != 0; bits &= bits - 1)
            {
                var person = _staff[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (Fits(person, lane))
                {
                    return person;
                }
            }
        }

        return null;
    }

    private static bool Fits(Person person, Lane lane) => person.Room >= lane.Cost && !lane.Excludes(person.Index);

    private Person Choose(Lane lane, bool helped, out int candidates)
    {
        var among = helped ? lane.Queue.Department.Helpers : lane.Queue.Department.Members;
        Person? best = null;
        candidates = 0;
        for (var word = 0; word < _free.WordCount; word++)
        {
            for (var bits = _free[word] & among[word] & lane.Queue.Skills.Qualified[word]; bits != 0; bits &= bits - 1)
            {
                var person = _staff[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (Fits(person, lane) && !(helped && HasWorkAtHome(person)))
                {
                    candidates++;
                    best = best is null || Beats(person, best, lane.Queue.Skills) ? person : best;
                }
            }
        }

        return best!;
    }

    private bool Beats(Person person, Person other, SkillSet required)
    {
        var compared = _choice.Compare(person, other, required);
        return compared < 0 || (compared == 0 && person.Id.CompareTo(other.Id) < 0);
    }

    private bool HasHelperFree(Lane lane)
    {
        var helpers = lane.Queue.Department.Helpers;
        for (var word = 0; word < _free.WordCount; word++)
        {
            for (var bits = _free[word] & helpers[word] & lane.Queue.Skills.Qualified[word]; bits != 0; bits &= bits - 1)
            {
                var person = _staff[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (Fits(person, lane) && !HasWorkAtHome(person))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
