namespace Coordination.Plans.Checking;

/// <summary>The order of a service's steps: it must come to an end.</summary>
internal static class StepOrderChecks
{
    public static void Check(CheckContext context, ServicePlan service, string servicePath)
    {
        if (service.Steps.Length > StepChecks.MostSteps)
        {
            return;
        }

        var waitsFor = new Dictionary<StepId, HashSet<StepId>>();
        var places = new Dictionary<StepId, string>();
        var steps = context.Each(service.Steps, $"{servicePath}.steps").ToList();
        var known = steps.Select(step => step.Entry.Id).ToHashSet();
        foreach (var (step, path) in steps)
        {
            CheckReferences(context, step, known, path);
            if (places.TryAdd(step.Id, $"{path}.after"))
            {
                waitsFor[step.Id] = [.. step.After.Where(before => before != step.Id && known.Contains(before))];
            }
        }

        while (FindCycle(waitsFor) is { } cycle)
        {
            var first = steps.Select(step => step.Entry.Id).First(cycle.Contains);
            context.Add(places[first], $"The steps {Text(cycle, first)} wait for each other; remove one of these references.");
            RemoveAll(waitsFor, cycle);
        }
    }

    private static void CheckReferences(CheckContext context, StepPlan step, HashSet<StepId> known, string path)
    {
        context.Unique(step.After, $"{path}.after", before => before, "", "step");
        foreach (var (before, at) in context.Each(step.After, $"{path}.after"))
        {
            if (before == step.Id)
            {
                context.Add(at, $"The step '{step.Id}' waits for itself; remove the reference.");
            }
            else if (!known.Contains(before) && context.Id(before, at, "step"))
            {
                context.Add(at, $"There is no step '{before}' in this service; add it or name another one.");
            }
        }
    }

    /// <summary>Takes away what can be done, in turn; what remains waits for each other.</summary>
    private static List<StepId>? FindCycle(Dictionary<StepId, HashSet<StepId>> waitsFor)
    {
        while (waitsFor.Where(step => step.Value.Count == 0).Select(step => step.Key).ToList() is { Count: > 0 } ready)
        {
            RemoveAll(waitsFor, ready);
        }

        if (waitsFor.Count == 0)
        {
            return null;
        }

        var way = new List<StepId>();
        var next = waitsFor.Keys.Min();
        while (!way.Contains(next))
        {
            way.Add(next);
            next = waitsFor[next].Min();
        }

        return way[way.IndexOf(next)..];
    }

    private static void RemoveAll(Dictionary<StepId, HashSet<StepId>> waitsFor, List<StepId> gone)
    {
        gone.ForEach(step => waitsFor.Remove(step));
        foreach (var before in waitsFor.Values)
        {
            before.ExceptWith(gone);
        }
    }

    private static string Text(List<StepId> cycle, StepId first)
    {
        var start = cycle.IndexOf(first);
        return string.Join(" → ", cycle[start..].Concat(cycle[..start]).Append(first).Select(step => $"'{step}'"));
    }
}
