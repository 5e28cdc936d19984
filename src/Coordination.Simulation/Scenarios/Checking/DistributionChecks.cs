using Coordination.Plans.Checking;

namespace Coordination.Simulation.Scenarios.Checking;

/// <summary>Distributions: the parameters of their family, and no others.</summary>
internal static class DistributionChecks
{
    /// <summary>Checks one; null is none.</summary>
    public static void Check(ScenarioContext context, DistributionPlan? plan, string path)
    {
        if (plan is null)
        {
            return;
        }

        var empirical = plan.Kind is DistributionKind.Empirical;
        Check(context, plan.Mean, !empirical, $"{path}.mean", "mean");
        Check(context, plan.Variation, plan.Kind is DistributionKind.Lognormal or DistributionKind.Gamma, $"{path}.variation", "variation");
        Check(context, plan.Shape, plan.Kind is DistributionKind.Weibull, $"{path}.shape", "shape");
        if (empirical)
        {
            CheckValues(context, plan, path);
        }
        else if (!plan.Values.IsEmpty || !plan.Weights.IsEmpty)
        {
            context.Add($"{path}.values", "Only an empirical distribution has values and weights; leave them out, or make the kind 'empirical'.");
        }
    }

    private static void Check(ScenarioContext context, double? value, bool needed, string path, string what)
    {
        if (needed && value is null)
        {
            context.Add(path, $"The {what} is missing; this kind of distribution needs one above 0.");
        }
        else if (!needed && value is not null)
        {
            context.Add(path, $"This kind of distribution has no {what}; leave it out.");
        }
        else if (context.Positive(value, path, what))
        {
            context.Number(value, 0, ScenarioContext.LongestHorizon, path, what);
        }
    }

    private static void CheckValues(ScenarioContext context, DistributionPlan plan, string path)
    {
        if (plan.Values.IsEmpty)
        {
            context.Add($"{path}.values", "There are no values; give those that were observed.");
        }

        if (!plan.Weights.IsEmpty && plan.Weights.Length != plan.Values.Length)
        {
            context.Add($"{path}.weights", $"There are {plan.Weights.Length} weights for {plan.Values.Length} values; give one for each, or none.");
        }

        foreach (var (value, at) in ScenarioContext.Each(plan.Values, $"{path}.values"))
        {
            context.Number(value, 0, ScenarioContext.LongestHorizon, at, "value");
        }

        foreach (var (weight, at) in ScenarioContext.Each(plan.Weights, $"{path}.weights"))
        {
            context.Number(weight, 0, double.MaxValue, at, "weight");
        }

        if (!plan.Values.IsEmpty && plan.Values.Zip(plan.Weights.IsEmpty ? [.. plan.Values.Select(_ => 1.0)] : plan.Weights).All(pair => pair.First * pair.Second == 0))
        {
            context.Add($"{path}.values", "Every value is 0, or weighs nothing; give one above 0 with a weight.");
        }
    }
}
