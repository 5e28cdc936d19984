namespace Coordination.Plans.Checking;

/// <summary>The negative list.</summary>
internal static class AdmissionChecks
{
    public static void Check(CheckContext context)
    {
        context.Unique(context.Plan.NegativeList, "$.negativeList", entry => entry.Matter, ".matter", "matter");
        foreach (var (entry, path) in context.Each(context.Plan.NegativeList, "$.negativeList"))
        {
            context.Id(entry.Matter, $"{path}.matter", "matter");
            context.Text(entry.Reason, $"{path}.reason", "reason", CheckContext.LongestText);
            context.OptionalText(entry.ReferTo, $"{path}.referTo", "reference", CheckContext.LongestText);
            if (context.Services.Contains(entry.Matter))
            {
                context.Add($"{path}.matter", $"'{entry.Matter}' is in the catalogue too; remove it from one of the two lists.");
            }
        }
    }
}
