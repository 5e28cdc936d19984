using Coordination.Dispatch.People;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Dispatch;

public sealed partial class Dispatcher
{
    private readonly PersonSet _free = new();

    /// <summary>Adds somebody or changes what is known of them; what they hold stays.</summary>
    public void SetStaff(in StaffAvailability staff)
    {
        ArgumentNullException.ThrowIfNull(staff.Plan);
        var person = _staff.Intern(staff.Plan.Id);
        var begins = staff.Available && !(person.IsKnown && person.IsAvailable);
        var changes = !person.IsKnown || !ReferenceEquals(person.Plan, staff.Plan);
        CountFree(person, false);
        person.IsKnown = true;
        person.IsAvailable = staff.Available;
        if (changes)
        {
            person.Plan = staff.Plan;
            person.Capacity = staff.Plan.Capacity;
            MoveHome(person, InternDepartment(staff.Plan.Department));
            SetSkills(person, staff.Plan);
        }

        if (begins)
        {
            person.Touch(staff.Since.UtcTicks);
        }

        RefreshFree(person);
    }

    /// <summary>Forgets somebody who is no longer in the plan; what they hold stays held until removed.</summary>
    public void RemoveStaff(StaffId staff)
    {
        if (_staff.Find(staff) is not { IsKnown: true } person)
        {
            return;
        }

        CountFree(person, false);
        Unsettle(person.Home!);
        MoveHome(person, null);
        person.IsKnown = person.IsAvailable = false;
        person.Plan = null;
        person.Capacity = 0;
        Judge(person);
        _expiries.Remove(person.Index);
    }

    private void MoveHome(Person person, DepartmentSlot? home)
    {
        if (person.Home == home)
        {
            return;
        }

        person.Home?.Members.Set(person.Index, false);
        home?.Members.Set(person.Index, true);
        person.Home = home;
        _helpersAreStale = true;
    }

    private void SetSkills(Person person, StaffPlan plan)
    {
        person.SetSkills([.. plan.Skills.Select(held => new PersonSkill(
            _requirements.SkillOf(held.Skill), (byte)Math.Clamp(held.Level, 0, byte.MaxValue), HallTime.EndOf(held.Expires, _plan.TimeZone)))]);
        _expiries.Set(person.Index, person.NextExpiry);
        Judge(person);
    }

    private void Judge(Person person)
    {
        foreach (var set in _requirements.Sets)
        {
            set.Judge(person);
        }
    }

    private void JudgeEverybody(SkillSet set)
    {
        foreach (var person in _staff.All)
        {
            set.Judge(person);
        }
    }

    /// <summary>Whatever changed in what somebody can take: they may be free for something now.</summary>
    private void RefreshFree(Person person)
    {
        CountFree(person, person is { IsKnown: true, IsAvailable: true, Room: > 0 });
        if (person.Home is { } home)
        {
            Unsettle(home);
        }
    }

    private void CountFree(Person person, bool free)
    {
        if (_free.Contains(person.Index) != free)
        {
            _free.Set(person.Index, free);
            person.Home!.FreeMembers += free ? 1 : -1;
        }
    }
}
