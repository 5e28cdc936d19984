namespace Coordination.Dispatch.People;

/// <summary>Somebody by number. People who were only heard of (as a holder, as excluded) are not known and get nothing.</summary>
internal sealed class Person(int index)
{
    private byte[] _levels = [];
    private PersonSkill[] _skills = [];

    /// <summary>The first of the items in hand, or -1.</summary>
    public int FirstItem = -1;

    public int Index { get; } = index;

    /// <summary>The place among all when everything else is equal.</summary>
    public int Rank { get; set; }

    public bool IsKnown { get; set; }

    public bool IsAvailable { get; set; }

    public DepartmentSlot? Home { get; set; }

    public int Capacity { get; set; }

    /// <summary>What the items in hand and the reserved ones cost.</summary>
    public int Load { get; set; }

    /// <summary>What still fits; less than nothing when storage said so.</summary>
    public int Room => Capacity - Load;

    /// <summary>When an item last came or went, in UTC ticks.</summary>
    public long IdleSince { get; set; }

    /// <summary>When the next of the skills expires; <see cref="long.MaxValue"/> for never.</summary>
    public long NextExpiry
    {
        get
        {
            var next = long.MaxValue;
            foreach (var skill in _skills)
            {
                next = skill.IsHeld ? Math.Min(next, skill.Expires) : next;
            }

            return next;
        }
    }

    /// <summary>Somebody came or something went: being idle begins anew.</summary>
    public void Touch(long at) => IdleSince = Math.Max(IdleSince, at);

    public void SetSkills(PersonSkill[] skills)
    {
        _skills = skills;
        CountSkills();
    }

    /// <summary>Every skill counts, whether or not it had expired.</summary>
    public void RestoreSkills()
    {
        foreach (ref var skill in _skills.AsSpan())
        {
            skill.IsHeld = true;
        }

        CountSkills();
    }

    /// <summary>Drops the skills that have expired.</summary>
    public void Expire(long now)
    {
        foreach (ref var skill in _skills.AsSpan())
        {
            skill.IsHeld &= skill.Expires > now;
        }

        CountSkills();
    }

    public int LevelOf(int skill) => (uint)skill < (uint)_levels.Length ? _levels[skill] : 0;

    public bool Holds(SkillLevel required) => LevelOf(required.Skill) >= required.Level;

    private void CountSkills()
    {
        Array.Clear(_levels);
        foreach (var skill in _skills)
        {
            if (skill.Skill >= _levels.Length)
            {
                Array.Resize(ref _levels, skill.Skill + 1);
            }

            _levels[skill.Skill] = Math.Max(_levels[skill.Skill], skill.IsHeld ? skill.Level : (byte)0);
        }
    }
}

/// <summary>A skill somebody has, or had.</summary>
internal record struct PersonSkill(int Skill, byte Level, long Expires)
{
    public bool IsHeld { get; set; } = true;
}
