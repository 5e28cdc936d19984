namespace Coordination.Dispatch.People;

/// <summary>A set of required skills, with the people who hold all of them.</summary>
internal sealed class SkillSet(SkillLevel[] required)
{
    /// <summary>The skills and their least levels, by skill; a skill may stand twice.</summary>
    public SkillLevel[] Required { get; } = required;

    /// <summary>Who holds them today.</summary>
    public PersonSet Qualified { get; } = new();

    /// <summary>Tests somebody anew.</summary>
    public void Assess(Person person) => Qualified.Set(person.Index, person.IsKnown && IsHeldBy(person));

    /// <summary>The sum of somebody's levels over the required skills, each skill once.</summary>
    public int LevelsOf(Person person)
    {
        var sum = 0;
        for (var index = 0; index < Required.Length; index++)
        {
            if (index == 0 || Required[index].Skill != Required[index - 1].Skill)
            {
                sum += person.LevelOf(Required[index].Skill);
            }
        }

        return sum;
    }

    private bool IsHeldBy(Person person)
    {
        foreach (var level in Required)
        {
            if (!person.Holds(level))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A skill, by number, at a level.</summary>
internal readonly record struct SkillLevel(int Skill, int Level);
