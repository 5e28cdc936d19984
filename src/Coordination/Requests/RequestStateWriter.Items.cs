using System.Collections.Immutable;

namespace Coordination.Requests;

/// <content>The work items.</content>
internal static partial class RequestStateWriter
{
    private static void WriteItems(FieldWriter json, ImmutableArray<WorkItemState> items)
    {
        if (items.IsEmpty)
        {
            return;
        }

        json.BeginArray(FieldNames.Items);
        foreach (var item in items)
        {
            WriteItem(json, item);
        }

        json.EndArray();
    }

    private static void WriteItem(FieldWriter json, WorkItemState item)
    {
        json.BeginObject();
        json.Text(FieldNames.Step, item.Step.ToString());
        json.Text(FieldNames.Department, item.Department.ToString());
        json.Text(FieldNames.Status, WorkItemStatusNames.Of(item.Status));
        json.Time(FieldNames.QueuedAt, item.QueuedAt);
        json.Time(FieldNames.NotBefore, item.NotBefore);
        json.Time(FieldNames.BackAt, item.BackAt);
        json.Text(FieldNames.Holder, item.Holder?.ToString());
        json.Time(FieldNames.AssignedAt, item.AssignedAt);
        json.Time(FieldNames.StartedAt, item.StartedAt);
        json.Time(FieldNames.EndedAt, item.EndedAt);
        json.Time(FieldNames.OfferExpiresAt, item.OfferExpiresAt);
        json.Time(FieldNames.ConsentAt, item.ConsentAt);
        json.Duration(FieldNames.ConsentLeft, item.ConsentLeft);
        json.Flag(FieldNames.AnySkill, item.AnySkill);
        json.Flag(FieldNames.NeedsWaived, item.NeedsWaived);
        json.Text(FieldNames.Why, item.Why);
        json.Text(FieldNames.TakenWith, item.TakenWith?.ToString());
        json.Number(FieldNames.NoShows, item.NoShows);
        WriteExclusions(json, item.Exclusions);
        json.Text(FieldNames.Outcome, item.Outcome);
        json.EndObject();
    }

    private static void WriteExclusions(FieldWriter json, ImmutableArray<Exclusion> exclusions)
    {
        if (exclusions.IsEmpty)
        {
            return;
        }

        json.BeginArray(FieldNames.Exclusions);
        foreach (var exclusion in exclusions)
        {
            json.BeginObject();
            json.Text(FieldNames.Staff, exclusion.Staff.ToString());
            json.Time(FieldNames.Until, exclusion.Until);
            json.EndObject();
        }

        json.EndArray();
    }
}
