namespace Coordination.Plans.Checking;

/// <summary>How long personal texts are kept.</summary>
internal static class RetentionChecks
{
    private const int DaysOfACentury = 36_525;

    public static void Check(CheckContext context)
    {
        if (context.Plan.Retention is not { } retention)
        {
            return;
        }

        foreach (var (name, days) in (ReadOnlySpan<(string, int?)>)
            [("submission", retention.Submission), ("documents", retention.Documents), ("rating", retention.Rating), ("words", retention.Words)])
        {
            context.Range(days, 1, DaysOfACentury, $"$.retention.{name}", "retention in days");
        }
    }
}
