using System.Collections.Frozen;
using System.Collections.Immutable;
using Coordination.Batches;
using Coordination.Console.Parts;
using Coordination.Console.Requests;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Web.Management.Batches;
using Coordination.Web.Management.Queries;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Batches;

/// <summary>A page of a hall's batches.</summary>
/// <param name="Page">Its rows.</param>
/// <param name="Query">What the address asks for.</param>
internal sealed record BatchesModel(BatchPage Page, RequestsQuery Query)
{
    /// <summary>The hall's people, by the ids under which they are on record.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;
}

/// <summary>A batch, and some of its requests.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Items">The requests.</param>
/// <param name="Outcome">What became of those that are shown.</param>
/// <param name="Query">What the address asks for.</param>
internal sealed record BatchModel(BatchView Batch, BatchItemPage Items, BatchOutcome Outcome, RequestsQuery Query)
{
    /// <summary>What is looked for first: what waits for its turn while there is some, then what has refused, and where nothing has what was done.</summary>
    public static BatchOutcome FirstOf(BatchView batch) => batch switch
    {
        { Stage: BatchStage.Running, Left: > 0 } => BatchOutcome.Left,
        { Refused: > 0 } => BatchOutcome.Refused,
        _ => BatchOutcome.Done,
    };

    /// <summary>The hall's people, by the ids under which they are on record.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;
}

/// <summary>A batch that somebody is about to give.</summary>
/// <param name="Query">The filter, as the address has it.</param>
/// <param name="Key">What makes sending the form twice have one effect.</param>
internal sealed record BatchFormModel(RequestsQuery Query, string Key)
{
    /// <summary>The filter alone.</summary>
    public required string Filter { get; init; }

    /// <summary>What is to be done; null while nothing is chosen.</summary>
    public BatchVerb? Verb { get; init; }

    /// <summary>The command, once it is whole.</summary>
    public BatchOrder? Order { get; init; }

    /// <summary>What it would be for.</summary>
    public BatchPreviewView? Preview { get; init; }

    /// <summary>Whom it can be given to; empty of what is given to nobody.</summary>
    public ImmutableArray<StaffChoice> People { get; init; } = [];

    /// <summary>How many of the requests fit into what is free of whom they are given to: by what each of the first costs, and as the last of these beyond.</summary>
    public int Fits(HallPlan plan)
    {
        var room = Chosen?.Room ?? 0;
        var (fits, cost, goesOn) = (0, StepPlan.DefaultCost, true);
        foreach (var row in Preview?.Rows ?? [])
        {
            goesOn = !IsElsewhere(plan, row);
            if (!goesOn)
            {
                continue;
            }

            cost = plan.Services.FirstOrDefault(service => service.Id == row.Service)?.Steps.FirstOrDefault()?.Cost.GetValueOrDefault(row.Channel, StepPlan.DefaultCost) ?? StepPlan.DefaultCost;
            if (room < cost)
            {
                return fits;
            }

            (room, fits) = (room - cost, fits + 1);
        }

        return Math.Min(Preview?.Count ?? 0, fits + (!goesOn ? 0 : cost > 0 ? room / cost : int.MaxValue / 2));
    }

    /// <summary>The departments of the first requests that the department of whom they are given to does not help: those are refused.</summary>
    public ImmutableArray<DepartmentId> Elsewhere(HallPlan plan) =>
        [.. (Preview?.Rows ?? []).Where(row => IsElsewhere(plan, row)).SelectMany(row => row.Places.Select(place => place.Department)).Distinct()];

    private StaffChoice? Chosen => People.FirstOrDefault(choice => choice.Person.Id == Order?.Staff);

    private bool IsElsewhere(HallPlan plan, RequestRowView row) =>
        Chosen is { Person: { } person } && !row.Places.IsEmpty && !row.Places.Any(place => PlanCover.Serves(plan, person, place.Department));

    /// <summary>How many its giver has seen, where they are another number now.</summary>
    public int? Seen { get; init; }

    /// <summary>Why it was not given.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What was filled in before.</summary>
    public IFormCollection? Kept { get; init; }

    /// <summary>The parts of the filter.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Parts => [.. Query.Without([.. BatchOrderQuery.Names, "limit", "cursor"])];
}
