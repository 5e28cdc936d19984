using System.Runtime.CompilerServices;
using Coordination.Dispatch.Matching;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.People;

/// <summary>Everybody the dispatcher has heard of, by number: their skills, and who is free.</summary>
internal sealed partial class Workforce
{
    private readonly DispatchRules _rules;
    private readonly DispatchChanges _changes;
    private readonly WakeHeap _expiries;
    private Person[] _people = new Person[8];
    private int _count;

    /// <param name="rules">Who is chosen.</param>
    /// <param name="expiries">Told when skills expire.</param>
    /// <param name="changes">Told where something changes.</param>
    public Workforce(DispatchRules rules, WakeHeap expiries, DispatchChanges changes)
    {
        (_rules, _expiries, _changes) = (rules, expiries, changes);
        Requirements = new RequirementDirectory { Created = AssessEverybody };
    }

    /// <summary>Who is at work and not full.</summary>
    public PersonSet Free { get; } = new();

    /// <summary>Who is at work, full or not.</summary>
    public PersonSet AtWork { get; } = new();

    /// <summary>What items require, with the people who are qualified.</summary>
    public RequirementDirectory Requirements { get; }

    /// <summary>In the order they were first heard of.</summary>
    public ReadOnlySpan<Person> All => _people.AsSpan(0, _count);

    public Person this[int person] => _people[person];

    /// <summary>Takes somebody in who is not known yet, and gets nothing.</summary>
    /// <param name="rank">Their place among all when everything else is equal; those from there on move up by one.</param>
    /// <returns>Their number.</returns>
    public int Add(int rank)
    {
        foreach (var other in All)
        {
            other.Rank += other.Rank >= rank ? 1 : 0;
        }

        if (_count == _people.Length)
        {
            Array.Resize(ref _people, _count * 2);
        }

        _people[_count] = new Person(_count) { Rank = rank };
        return _count++;
    }

    /// <summary>Somebody is known from now on, or known otherwise; what they hold stays.</summary>
    public void Register(Person person, DepartmentSlot home, int capacity, PersonSkill[] skills)
    {
        CountFree(person, false);
        person.IsKnown = true;
        person.Capacity = capacity;
        MoveHome(person, home);
        SetSkills(person, skills);
        Refresh(person);
    }

    /// <summary>Somebody known may be given work, or may not.</summary>
    /// <param name="person">Who.</param>
    /// <param name="available">Whether they may.</param>
    /// <param name="since">Since when they are idle; ignored for somebody who stays available.</param>
    public void SetAvailable(Person person, bool available, long since)
    {
        if (available && !person.IsAvailable)
        {
            person.Touch(since);
        }

        person.IsAvailable = available;
        AtWork.Set(person.Index, available);
        Refresh(person);
    }

    /// <summary>Somebody is not known any more; what they hold stays held.</summary>
    public void Unregister(Person person)
    {
        CountFree(person, false);
        _changes.Mark(person.Home!);
        MoveHome(person, null);
        person.IsKnown = person.IsAvailable = false;
        AtWork.Set(person.Index, false);
        person.Capacity = 0;
        Assess(person);
        _expiries.Remove(person.Index);
    }

    public void SetSkills(Person person, PersonSkill[] skills)
    {
        person.SetSkills(skills);
        UpdateSkills(person);
    }

    /// <summary>Skills that had expired count again, until their day ends.</summary>
    public void RestoreSkills()
    {
        foreach (var person in All)
        {
            if (person.IsKnown)
            {
                person.RestoreSkills();
                UpdateSkills(person);
                Refresh(person);
            }
        }
    }

    /// <summary>Drops the skills that have expired of the person who is next.</summary>
    public void ExpireNext(long now)
    {
        var person = _people[_expiries.NextId];
        person.Expire(now);
        UpdateSkills(person);
        _changes.MarkPooling();
    }

    /// <summary>Whatever changed in what somebody can take: they may be free for something now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Refresh(Person person)
    {
        UpdateFree(person);
        if (person.Home is { } home)
        {
            _changes.Mark(home);
        }
    }

    /// <summary>Somebody's load has grown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void UpdateFree(Person person) => CountFree(person, person is { IsKnown: true, IsAvailable: true, Room: > 0 });

    private void MoveHome(Person person, DepartmentSlot? home)
    {
        if (person.Home == home)
        {
            return;
        }

        person.Home?.Members.Set(person.Index, false);
        home?.Members.Set(person.Index, true);
        person.Home = home;
        _changes.Helpers = true;
    }

    private void UpdateSkills(Person person)
    {
        _expiries.Set(person.Index, person.NextExpiry);
        Assess(person);
    }

    private void Assess(Person person)
    {
        foreach (var set in Requirements.Sets)
        {
            set.Assess(person);
        }
    }

    private void AssessEverybody(SkillSet set)
    {
        foreach (var person in All)
        {
            set.Assess(person);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountFree(Person person, bool free)
    {
        if (Free.Contains(person.Index) != free)
        {
            SetFree(person, free);
        }
    }

    private void SetFree(Person person, bool free)
    {
        Free.Set(person.Index, free);
        person.Home!.FreeMembers += free ? 1 : -1;
    }
}
