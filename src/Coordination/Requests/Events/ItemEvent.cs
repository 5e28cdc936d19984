using System.Text.Json.Serialization;
using Coordination.Grains;
using Coordination.Hosting;

namespace Coordination.Requests.Events;

/// <summary>Something that happened to one work item.</summary>
/// <param name="Item">The item's number.</param>
internal abstract record ItemEvent(
    [property: JsonPropertyOrder(-1), JsonIgnore(Condition = JsonIgnoreCondition.Never)] int Item) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) =>
        state with { Items = state.Items.SetItem(Item, ApplyTo(state.Items[Item], context)) };

    /// <summary>The event's effect on its item.</summary>
    internal abstract WorkItemState ApplyTo(WorkItemState item, in EventContext context);
}
