using System.Globalization;
using System.Text;
using Coordination.Console.Shell;
using Coordination.Plans;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Plans;

/// <summary>What the forms of the plan send.</summary>
internal static class PlanTrialForm
{
    /// <summary>A plan that is tried: its document, with what is wrong with it.</summary>
    public static PlanTrial Read(IFormCollection form, InHall hall)
    {
        var text = form["plan"].ToString();
        var reading = PlanDocument.Read(Encoding.UTF8.GetBytes(text));
        var trial = new PlanTrial(text) { Version = VersionOf(form, "seen") ?? VersionOf(form, "version"), Reason = form["reason"].ToString(), Releases = form["release"] == "true" };
        return !reading.IsRead || reading.Plan is not { } plan ? trial with { Faults = [.. reading.Faults] }
            : plan.Centre == hall.Id ? trial with { Plan = plan }
            : trial with { Refusal = new Refusal(RefusalCodes.Invalid, $"The plan is of centre '{plan.Centre}', and this is the page of '{hall.Id}'.", "centre") };
    }

    private static long? VersionOf(IFormCollection form, string field) =>
        long.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
