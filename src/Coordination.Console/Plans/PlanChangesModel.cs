using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Console.Parts;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Plans.Previews;

namespace Coordination.Console.Plans;

/// <summary>What a plan would change, with the plan: what is new has its name there.</summary>
/// <param name="Preview">What it would change.</param>
/// <param name="Plan">The plan.</param>
internal sealed record PlanChangesModel(PlanPreview Preview, HallPlan Plan)
{
    /// <summary>The departments that are open and have nobody who takes work once those have gone whom it leaves out or moves.</summary>
    public ImmutableArray<DepartmentQueue> Left { get; init; } = [];

    /// <summary>Those departments, as the hall stands now.</summary>
    public static async ValueTask<ImmutableArray<DepartmentQueue>> LeftAsync(CentreId hall, PlanPreview preview, ICoordination coordination, CancellationToken cancellation) =>
        preview.People.Where(person => person.IsRemoved || person.MovesTo is not null).Select(person => person.Staff).ToHashSet() is { Count: > 0 } gone
            ? DepartmentCover.LeftBy(await coordination.Centre(hall).ReadQueueAsync(null, 1, cancellation), gone)
            : [];
}
