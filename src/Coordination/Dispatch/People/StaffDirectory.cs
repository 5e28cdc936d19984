using Coordination.Staff;

namespace Coordination.Dispatch.People;

/// <summary>Everybody the dispatcher has heard of, by id and by number.</summary>
internal sealed class StaffDirectory
{
    private readonly Dictionary<StaffId, Person> _byId = [];
    private readonly List<Person> _people = [];

    public Person this[int person] => _people[person];

    /// <summary>In the order they were first heard of.</summary>
    public IReadOnlyList<Person> All => _people;

    public Person? Find(StaffId id) => _byId.GetValueOrDefault(id);

    public Person Intern(StaffId id)
    {
        if (!_byId.TryGetValue(id, out var person))
        {
            person = new Person(_people.Count, id);
            _people.Add(person);
            _byId.Add(id, person);
        }

        return person;
    }
}
