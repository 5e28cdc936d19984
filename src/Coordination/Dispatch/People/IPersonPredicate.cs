namespace Coordination.Dispatch.People;

/// <summary>A question to a person; a structure, so that the search is compiled for it.</summary>
internal interface IPersonPredicate
{
    /// <summary>The answer.</summary>
    bool Holds(Person person);
}

/// <summary>No question.</summary>
internal readonly struct Anybody : IPersonPredicate
{
    public bool Holds(Person person) => true;
}
