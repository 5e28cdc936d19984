using Coordination.Dispatch.People;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.Matching;

/// <summary>A question to a lane; a structure, so that the search is compiled for it.</summary>
internal interface ILanePredicate
{
    /// <summary>The answer.</summary>
    bool Holds(Lane lane);
}

/// <summary>Whether somebody of the lane's own department is free for its items.</summary>
internal readonly struct MemberIsFree(Workforce workforce) : ILanePredicate
{
    public bool Holds(Lane lane) => workforce.HasFreeMember(lane);
}

/// <summary>Whether somebody can take its items.</summary>
internal readonly struct PersonCanTake(Person person) : ILanePredicate
{
    public bool Holds(Lane lane) => lane.Qualified.Contains(person.Index) && Workforce.Fits(person, lane);
}
