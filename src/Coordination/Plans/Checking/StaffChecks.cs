namespace Coordination.Plans.Checking;

/// <summary>The staff.</summary>
internal static class StaffChecks
{
    public static void Check(CheckContext context)
    {
        context.Unique(context.Plan.Staff, "$.staff", person => person.Id, ".id", "member of staff");
        foreach (var (person, path) in context.Each(context.Plan.Staff, "$.staff"))
        {
            context.Id(person.Id, $"{path}.id", "member of staff");
            context.OptionalText(person.Name, $"{path}.name", "person's name");
            context.Known(person.Department, context.Departments, $"{path}.department", "department");
            context.Range(person.Capacity, 1, int.MaxValue, $"{path}.capacity", "capacity");
            CheckSkills(context, person, path);
        }
    }

    private static void CheckSkills(CheckContext context, StaffPlan person, string path)
    {
        context.Unique(person.Skills, $"{path}.skills", held => held.Skill, ".skill", "held skill");
        foreach (var (held, at) in context.Each(person.Skills, $"{path}.skills"))
        {
            context.Known(held.Skill, context.Skills, $"{at}.skill", "skill");
            context.Range(held.Level, 1, 5, $"{at}.level", "level");
        }
    }
}
