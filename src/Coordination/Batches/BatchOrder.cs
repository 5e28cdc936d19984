using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Access;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Deciding;

namespace Coordination.Batches;

/// <summary>The command that each request of a batch is told.</summary>
/// <param name="Verb">Which.</param>
internal sealed record BatchOrder([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] BatchVerb Verb)
{
    /// <summary>Of <see cref="BatchVerb.Escalate"/>: the new urgency.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>Of <see cref="BatchVerb.Transfer"/>: the other department.</summary>
    public DepartmentId? To { get; init; }

    /// <summary>Of <see cref="BatchVerb.Give"/>: the person.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>Whether items are told, and not the request as a whole.</summary>
    internal bool IsOfItems => Verb is BatchVerb.Release or BatchVerb.Transfer or BatchVerb.Give;

    /// <summary>What it needs of whoever gives it by hand.</summary>
    internal Permission Permission => Verb == BatchVerb.Transfer ? Permission.TransferItems : Permission.DirectRequests;

    /// <summary>What is wrong with it by the plan that counts; null for nothing.</summary>
    internal Refusal? Check(HallPlan plan) =>
        !Enum.IsDefined(Verb) ? TextChecks.Invalid("command", "is no command of a batch: give one of escalate, cancel, reopen, release, transfer, give")
        : CheckPart(Urgency is not null, BatchVerb.Escalate, "urgency", "a level from 1 to 5")
        ?? CheckPart(To is not null, BatchVerb.Transfer, "to", "a department of the plan")
        ?? CheckPart(Staff is not null, BatchVerb.Give, "staff", "a person of the plan")
        ?? (Urgency is < Coordination.Urgency.EspeciallyUrgent or > Coordination.Urgency.NotUrgent ? TextChecks.Invalid("urgency", "is not a level from 1 to 5")
            : To is { } to && plan.Departments.All(department => department.Id != to) ? TextChecks.Invalid("to", $"names no department of the plan ('{to}')")
            : Staff is { } staff && plan.Staff.All(person => person.Id != staff) ? TextChecks.Invalid("staff", $"names nobody of the plan ('{staff}')")
            : null);

    /// <summary>The command, to the request or to one of its items.</summary>
    internal RequestCommand ToCommand(int item, Reason reason) => Verb switch
    {
        BatchVerb.Escalate => new EscalateRequest(Urgency!.Value, reason),
        BatchVerb.Cancel => new CancelRequest(reason),
        BatchVerb.Reopen => new ReopenRequest(reason),
        BatchVerb.Release => new ReleaseItem(item, reason),
        BatchVerb.Transfer => new TransferItem(item, To!.Value, reason),
        BatchVerb.Give => new GiveItem(item, Staff!.Value, reason),
        _ => throw new InvalidOperationException($"'{Verb}' is no command of a batch."),
    };

    /// <summary>The numbers of the items that are told: those in hand or, where it may be, those that wait as well; of one department or person, where only those are asked for.</summary>
    internal ImmutableArray<int> ItemsOf(RequestState state, DepartmentId? department, StaffId? holder)
    {
        var items = ImmutableArray.CreateBuilder<int>();
        for (var number = 0; number < state.Items.Length; number++)
        {
            var item = state.Items[number];
            var fits = (item.Status.IsHeld() || (Verb != BatchVerb.Release && item.Status == WorkItemStatus.Waiting))
                && (department is null || item.Department == department)
                && (holder is null || (item.Status.IsHeld() && item.Holder == holder));
            if (fits)
            {
                items.Add(number);
            }
        }

        return items.ToImmutable();
    }

    private Refusal? CheckPart(bool isGiven, BatchVerb verb, string field, string what) =>
        isGiven == (Verb == verb) ? null
        : isGiven ? TextChecks.Invalid(field, "does not belong to this command: leave it out")
        : TextChecks.Invalid(field, $"is missing: give {what}");
}
