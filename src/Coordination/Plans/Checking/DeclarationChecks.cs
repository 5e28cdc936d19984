namespace Coordination.Plans.Checking;

/// <summary>The facts and needs that submissions may give.</summary>
internal static class DeclarationChecks
{
    /// <summary>A submission gives no more; and each of them doubles the combinations that dispatch may meet.</summary>
    public const int MostNeeds = 32;

    private const int LongestValue = 64;

    public static void Check(CheckContext context)
    {
        context.Unique(context.Plan.Facts, "$.facts", fact => fact.Id, ".id", "fact");
        foreach (var (fact, path) in context.Each(context.Plan.Facts, "$.facts"))
        {
            context.Slug(fact.Id, $"{path}.id", "a fact");
            context.Text(fact.Name, $"{path}.name", "fact's name");
            if (context.Defined(fact.Type, $"{path}.type", "type"))
            {
                CheckValues(context, fact, path);
                CheckKeep(context, fact, path);
            }
        }

        CheckNeeds(context);
    }

    private static void CheckValues(CheckContext context, FactPlan fact, string path)
    {
        if (fact.Type != FactType.Code)
        {
            if (!fact.Values.IsEmpty)
            {
                context.Add($"{path}.values", $"Only a fact of type 'code' has values of its own, and '{fact.Id}' is none; remove them or change the type.");
            }

            return;
        }

        if (fact.Values.IsEmpty)
        {
            context.Add($"{path}.values", $"The code '{fact.Id}' has no values; name those that it can have.");
        }

        context.Unique(fact.Values, $"{path}.values", value => value.ToLowerInvariant(), "", "value");
        foreach (var (value, at) in context.Each(fact.Values, $"{path}.values"))
        {
            context.Text(value, at, "value", LongestValue);
        }
    }

    private static void CheckKeep(CheckContext context, FactPlan fact, string path)
    {
        if (context.Defined(fact.Keep, $"{path}.keep", "way to keep it") && fact is { Keep: FactKeep.Record, Type: FactType.Text })
        {
            context.Add($"{path}.keep", $"The fact '{fact.Id}' is a text, and nobody can vouch for what is in it; keep it as 'personal' or 'none', or make it a code.");
        }
    }

    private static void CheckNeeds(CheckContext context)
    {
        if (context.Plan.Needs.Length > MostNeeds)
        {
            context.Add("$.needs", CheckContext.Invariant($"There are {context.Plan.Needs.Length} needs; declare at most {MostNeeds}."));
        }

        context.Unique(context.Plan.Needs, "$.needs", need => need.Id, ".id", "need");
        foreach (var (need, path) in context.Each(context.Plan.Needs, "$.needs"))
        {
            context.Slug(need.Id, $"{path}.id", "a need");
            context.Text(need.Name, $"{path}.name", "need's name");
            SkillChecks.Check(context, need.Skills, path);
            CheckEffect(context, need, path);
        }
    }

    private static void CheckEffect(CheckContext context, NeedPlan need, string path)
    {
        if (need.Urgency is { } urgency)
        {
            context.Defined(urgency, $"{path}.urgency", "urgency");
        }

        if (need.Department is { } department)
        {
            context.Known(department, context.Departments, $"{path}.department", "department");
        }

        if (need is { Skills.IsEmpty: true, Urgency: null, Department: null })
        {
            context.Add(path, $"The need '{need.Id}' changes nothing of where, when and by whom its people are served; give it 'skills', an 'urgency' or a 'department', or leave it out.");
        }
    }
}
