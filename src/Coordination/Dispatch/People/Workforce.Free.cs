using System.Numerics;
using System.Runtime.CompilerServices;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.People;

/// <summary>Who is free for a lane, and who of them gets an item.</summary>
internal sealed partial class Workforce
{
    /// <summary>Whether an item of a lane fits into what somebody has left, and they are not excluded from it.</summary>
    public static bool Fits(Person person, Lane lane) => person.Room >= lane.Cost && !lane.Excludes(person.Index);

    /// <summary>Whether somebody of the lane's own department is free for its items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasFreeMember(Lane lane) => HasFree(lane, lane.Members, default(Anybody));

    /// <summary>Whether somebody of the lane's own department is at work who could take its items, busy or not.</summary>
    public bool HasMemberAtWork(Lane lane) => PersonSet.Intersect(AtWork, lane.Members, lane.Qualified);

    /// <summary>Whether somebody who passes a test is free for the items of a lane.</summary>
    public bool HasFree<TPredicate>(Lane lane, PersonSet among, TPredicate test)
        where TPredicate : struct, IPersonPredicate
    {
        var people = _people;
        var free = Free.Words;
        var members = among.Words;
        var qualified = lane.Qualified.Words;
        for (var word = 0; word < free.Length; word++)
        {
            for (var bits = free[word] & PersonSet.WordOf(members, word) & PersonSet.WordOf(qualified, word); bits != 0; bits &= bits - 1)
            {
                var person = people[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (Fits(person, lane) && test.Holds(person))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The best by the choice of those who pass a test and are free for the items of a lane; there is one.</summary>
    public Person Choose<TPredicate>(Lane lane, PersonSet among, TPredicate test, out int candidates)
        where TPredicate : struct, IPersonPredicate
    {
        Person? best = null;
        candidates = 0;
        var people = _people;
        var free = Free.Words;
        var members = among.Words;
        var qualified = lane.Qualified.Words;
        for (var word = 0; word < free.Length; word++)
        {
            for (var bits = free[word] & PersonSet.WordOf(members, word) & PersonSet.WordOf(qualified, word); bits != 0; bits &= bits - 1)
            {
                var person = people[(word << 6) + BitOperations.TrailingZeroCount(bits)];
                if (Fits(person, lane) && test.Holds(person))
                {
                    candidates++;
                    best = best is null || Precedes(person, best, lane.Queue.Skills) ? person : best;
                }
            }
        }

        return best!;
    }

    private bool Precedes(Person person, Person other, SkillSet required)
    {
        var compared = _rules.Choice.Compare(person, other, required);
        return compared < 0 || (compared == 0 && person.Rank < other.Rank);
    }
}
