using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>Whether a submission gives only facts and needs that its hall's plan declares, with values of their types. One that does not leaves no record.</summary>
/// <remarks>A refusal never repeats a value: it may be personal.</remarks>
internal static class Declarations
{
    private const int MostNamed = 8;

    /// <summary>The first fault, or null.</summary>
    public static Refusal? Check(SubmitRequest command, ActivePlan plan) => CheckFacts(command, plan) ?? CheckNeeds(command, plan);

    private static Refusal? CheckFacts(SubmitRequest command, ActivePlan plan)
    {
        foreach (var (name, value) in command.Facts)
        {
            if (!plan.Facts.TryGetValue(name, out var fact))
            {
                return TextChecks.Invalid($"facts.{name}", $"is no fact that the hall's plan declares: {Instead(plan.Plan.Facts.Select(declared => declared.Id))}");
            }

            if (FactValue.Of(fact, value) is null)
            {
                return TextChecks.Invalid($"facts.{name}", $"is {FormOf(fact)}");
            }
        }

        return null;
    }

    private static Refusal? CheckNeeds(SubmitRequest command, ActivePlan plan)
    {
        for (var index = 0; index < command.Needs.Length; index++)
        {
            if (!plan.Needs.ContainsKey(command.Needs[index]))
            {
                return TextChecks.Invalid("needs", $"has at place {index + 1} no need that the hall's plan declares: {Instead(plan.Plan.Needs.Select(declared => declared.Id))}");
            }
        }

        return null;
    }

    private static string FormOf(FactPlan fact) => fact.Type switch
    {
        FactType.Number => "no number: give one such as 3 or 2.5",
        FactType.YesNo => $"neither {FactValue.Yes} nor {FactValue.No}: give one of them",
        _ => $"none of its values: give {Shortened(fact.Values)}",
    };

    private static string Instead(IEnumerable<string> declared) =>
        Shortened(declared) is { Length: > 0 } names ? $"give {names}, or leave it out" : "it declares none, so leave it out";

    private static string Shortened(IEnumerable<string> names)
    {
        var all = names.ToList();
        var last = all.Count > MostNamed ? $"one of {all.Count - MostNamed} more" : all.LastOrDefault("");
        var others = all.Take(Math.Min(MostNamed, all.Count - 1)).ToList();
        return others.Count > 0 ? $"{string.Join(", ", others)} or {last}" : last;
    }
}
