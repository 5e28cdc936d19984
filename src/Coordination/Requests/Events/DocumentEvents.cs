using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Staff;

namespace Coordination.Requests.Events;

/// <summary>Its holder asked the citizen for documents and is free; the words to the citizen are kept beside the chain.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">Who asked.</param>
/// <param name="Documents">What is missing.</param>
/// <param name="ConsentLeft">What is left of the limit for consent, in open time.</param>
internal sealed record DocumentsAsked(int Item, StaffId Staff, ImmutableArray<string> Documents, TimeSpan? ConsentLeft = null) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) =>
        base.ApplyTo(state, context) with { MissingDocuments = state.MissingDocuments.AddRange(Documents.OrEmpty()).Once() };

    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item.Freed(WorkItemStatus.AwaitingDocuments) with { ConsentAt = null, ConsentLeft = ConsentLeft };
}

/// <summary>The citizen supplied documents.</summary>
/// <param name="Documents">Which, asked for or not.</param>
/// <param name="Resumed">The items that wait again because nothing is missing any more.</param>
internal sealed record DocumentsSupplied(ImmutableArray<string> Documents, ImmutableArray<ResumedItem> Resumed) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context)
    {
        var items = state.Items;
        foreach (var resumed in Resumed.OrEmpty())
        {
            items = items.SetItem(resumed.Item, resumed.ApplyTo(items[resumed.Item]).Back(context.At));
        }

        return state with
        {
            Items = items,
            Documents = state.Documents.AddRange(Documents.OrEmpty()).Once(),
            MissingDocuments = state.MissingDocuments.RemoveRange(Documents.OrEmpty()),
        };
    }
}

/// <summary>An item that waits again, with its age.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="ConsentAt">When the department is deemed to consent.</param>
internal sealed record ResumedItem(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int Item, DateTimeOffset? ConsentAt = null)
{
    /// <summary>The event's effect on the item.</summary>
    internal WorkItemState ApplyTo(WorkItemState item) =>
        item with { Status = WorkItemStatus.Waiting, ConsentAt = ConsentAt, ConsentLeft = null };
}
