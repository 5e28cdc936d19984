using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Plans.Previews;

/// <summary>Looks at what is on record of a hall, and what a plan touches of it.</summary>
/// <param name="journal">The record.</param>
/// <param name="readVersion">Reads a version of the hall's plan.</param>
internal sealed class RecordLook(IJournalReader journal, Func<long, CancellationToken, ValueTask<PublishedPlan?>> readVersion)
{
    // Of a person, what decides what they can do.
    private static readonly string[] Limits = ["].department", "].skills", "].capacity"];

    private readonly Dictionary<long, ActivePlan> _versions = [];

    /// <summary>Whether a plan may take anything from open work at all: hours, a department, or whoever could do it. Most plans only add to a hall, and all that is open need not be read for them.</summary>
    public static bool MayTouch(HallPlan published, HallPlan plan) => PlanDifferences.Between(published, plan).Any(TakesSomething);

    private static bool TakesSomething(PlanDifference difference) => difference.Path.Split('.', '[')[0] switch
    {
        "timeZone" or "calendars" or "pooling" => true,
        "departments" => difference.Kind == DifferenceKind.Removed || difference.Path.EndsWith("].calendar", StringComparison.Ordinal),
        "staff" => difference.Kind == DifferenceKind.Removed || Limits.Any(limit => difference.Path.Contains(limit, StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>The preview with what was found.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public async ValueTask<PlanPreview> LookAsync(PlanPreview preview, PublishedPlan published, HallPlan plan, CancellationToken cancellation)
    {
        var look = new PlanTouches(new ActivePlan(published.Plan, published.Version), new ActivePlan(plan, published.Version + 1), preview.At);
        var stranded = new StrandedWork(published.Plan, plan);
        await foreach (var row in journal.ReadAllAsync(new RowQuery { Centre = plan.Centre, IsOpen = true, Limit = 1000 }, cancellation))
        {
            var routing = RequestRoutingReader.Read(row.State.Span);
            var own = await ReadVersionAsync(plan.Centre, routing.Plan, cancellation);
            look.Add(routing, own, routing.ClockPlan == 0 ? own : await ReadVersionAsync(plan.Centre, routing.ClockPlan, cancellation));
            stranded.Add(row);
        }

        await foreach (var row in journal.ReadAllAsync(new RowQuery { Kind = GrainKind.Staff, Centre = plan.Centre }, cancellation))
        {
            look.Add(new StaffBehaviour().ReadState(row.State.Span));
        }

        return look.Complete(preview) with { Stranded = stranded.Found };
    }

    private async ValueTask<ActivePlan> ReadVersionAsync(CentreId centre, long version, CancellationToken cancellation)
    {
        if (!_versions.TryGetValue(version, out var plan))
        {
            _versions[version] = plan = await readVersion(version, cancellation) is { } published
                ? new ActivePlan(published.Plan, version)
                : throw new UnknownPlanException(centre, version);
        }

        return plan;
    }
}
