namespace Coordination.Plans.Checking;

/// <summary>The steps of a service, each by itself.</summary>
internal static class StepChecks
{
    /// <summary>A request carries all of its items in one state.</summary>
    public const int MostSteps = 100;

    public static void Check(CheckContext context, ServicePlan service, string servicePath)
    {
        var list = $"{servicePath}.steps";
        if (service.Steps.Length is 0 or > MostSteps)
        {
            context.Add(list, CheckContext.Invariant($"The service '{service.Id}' has {service.Steps.Length} steps; give it 1 to {MostSteps}."));
        }

        context.Unique(service.Steps, list, step => step.Id, ".id", "step");
        foreach (var (step, path) in context.Each(service.Steps, list))
        {
            context.Id(step.Id, $"{path}.id", "step");
            context.OptionalText(step.Name, $"{path}.name", "step's name");
            context.Known(step.Department, context.Departments, $"{path}.department", "department");
            CheckTimes(context, step, path);
            CheckCost(context, service, step, path);
            SkillChecks.Check(context, step.Skills, path);
        }

        CheckLead(context, service, list);
    }

    private static void CheckTimes(CheckContext context, StepPlan step, string path)
    {
        context.Range(step.DeemedConsentMinutes, 1, CheckContext.MinutesOfAYear, $"{path}.deemedConsentMinutes", "limit of deemed consent in minutes");
        if (!(step.ExpectedMinutes > 0 && step.ExpectedMinutes <= CheckContext.MinutesOfAYear))
        {
            context.Add($"{path}.expectedMinutes", CheckContext.Invariant(
                $"The expected time is {step.ExpectedMinutes} minutes; it must be above 0 and at most {CheckContext.MinutesOfAYear}."));
        }
    }

    private static void CheckCost(CheckContext context, ServicePlan service, StepPlan step, string path)
    {
        foreach (var (channel, cost) in step.Cost.OrderBy(entry => entry.Key))
        {
            var at = JsonPathText.Name($"{path}.cost", PlanNames.Of(channel));
            context.Range(cost, 1, int.MaxValue, at, "cost");
            if (context.Defined(channel, at, "channel") && service.Channels is { IsEmpty: false } channels && !channels.Contains(channel))
            {
                context.Add(at, $"The service '{service.Id}' is not given over this channel; remove its cost or add the channel.");
            }
        }
    }

    private static void CheckLead(CheckContext context, ServicePlan service, string list)
    {
        var steps = context.Each(service.Steps, list).ToList();
        foreach (var (_, path) in steps.Where(step => step.Entry.Lead).Skip(1))
        {
            context.Add($"{path}.lead", $"Another step of '{service.Id}' leads already; mark one only.");
        }

        var lead = steps.FirstOrDefault(step => step.Entry.Lead, steps.FirstOrDefault());
        if (lead.Entry is { DeemedConsentMinutes: not null })
        {
            context.Add($"{lead.Path}.deemedConsentMinutes", "The lead decides and is never deemed to consent; remove the limit or mark another step as the lead.");
        }
    }
}
