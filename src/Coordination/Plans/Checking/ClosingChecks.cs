namespace Coordination.Plans.Checking;

/// <summary>The end of the day.</summary>
internal static class ClosingChecks
{
    private const int MinutesOfADay = 1440;

    public static void Check(CheckContext context)
    {
        Check(context, context.Plan.Closing, "$.closing");
        foreach (var (department, path) in context.Each(context.Plan.Departments, "$.departments"))
        {
            Check(context, department.Closing, $"{path}.closing");
        }
    }

    private static void Check(CheckContext context, ClosingPlan? closing, string path)
    {
        if (closing is null)
        {
            return;
        }

        context.Range(closing.GraceMinutes, 0, MinutesOfADay, $"{path}.graceMinutes", "time after closing in minutes");
        context.Defined(closing.Waiting, $"{path}.waiting", "rule for those who wait");
        context.Defined(closing.InHand, $"{path}.inHand", "rule for what is in hand");
        context.Defined(closing.Staff, $"{path}.staff", "rule for the staff");
        if (closing is { Staff: StaffAtClosing.SignOff, InHand: InHandAtClosing.Keep, Waiting: WaitingAtClosing.End })
        {
            context.Add($"{path}.inHand", "Whoever is signed off gives back what they hold, and what waits ends: it cannot be kept. Say 'release' or 'end', let the staff stay, or keep those who wait.");
        }

        if (closing.ReasonCode is { } code && context.Plan.Reasons.All(reason => reason is null || reason.Id != code))
        {
            context.Add($"{path}.reasonCode", $"The plan lists no reason '{code}'; add it to the reasons, or leave the code out.");
        }
    }
}
