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

        json.BeginArray("items"u8);
        foreach (var item in items)
        {
            WriteItem(json, item);
        }

        json.EndArray();
    }

    private static void WriteItem(FieldWriter json, WorkItemState item)
    {
        json.BeginObject();
        json.Text("step"u8, item.Step.ToString());
        json.Text("department"u8, item.Department.ToString());
        json.Text("status"u8, WorkItemStatusNames.Of(item.Status));
        json.Time("queuedAt"u8, item.QueuedAt);
        json.Time("notBefore"u8, item.NotBefore);
        json.Text("holder"u8, item.Holder?.ToString());
        json.Time("assignedAt"u8, item.AssignedAt);
        json.Time("startedAt"u8, item.StartedAt);
        json.Time("endedAt"u8, item.EndedAt);
        json.Time("offerExpiresAt"u8, item.OfferExpiresAt);
        json.Time("consentAt"u8, item.ConsentAt);
        json.Duration("consentLeft"u8, item.ConsentLeft);
        json.Flag("anySkill"u8, item.AnySkill);
        json.Text("why"u8, item.Why);
        json.Text("takenWith"u8, item.TakenWith?.ToString());
        json.Number("noShows"u8, item.NoShows);
        WriteExclusions(json, item.Exclusions);
        json.Text("outcome"u8, item.Outcome);
        json.EndObject();
    }

    private static void WriteExclusions(FieldWriter json, ImmutableArray<Exclusion> exclusions)
    {
        if (exclusions.IsEmpty)
        {
            return;
        }

        json.BeginArray("exclusions"u8);
        foreach (var exclusion in exclusions)
        {
            json.BeginObject();
            json.Text("staff"u8, exclusion.Staff.ToString());
            json.Time("until"u8, exclusion.Until);
            json.EndObject();
        }

        json.EndArray();
    }
}
