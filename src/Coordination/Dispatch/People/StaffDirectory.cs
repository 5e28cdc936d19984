using Coordination.Staff;

namespace Coordination.Dispatch.People;

/// <summary>Everybody the dispatcher has heard of, by id and by number.</summary>
internal sealed class StaffDirectory
{
    private readonly Dictionary<StaffId, Person> _byId = [];
    private Person[] _people = new Person[8];
    private int _count;

    public Person this[int person] => _people[person];

    /// <summary>In the order they were first heard of.</summary>
    public IEnumerable<Person> All => _people.Take(_count);

    public Person? Find(StaffId id) => _byId.GetValueOrDefault(id);

    public Person Intern(StaffId id)
    {
        if (!_byId.TryGetValue(id, out var person))
        {
            if (_count == _people.Length)
            {
                Array.Resize(ref _people, _count * 2);
            }

            person = new Person(_count, id);
            _people[_count++] = person;
            _byId.Add(id, person);
        }

        return person;
    }
}
