using System.Text.Json.Serialization;
using Coordination.Staff;

namespace Coordination.Requests;

/// <summary>A step of an item, of whoever holds it or is offered it, for which nobody need say why.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">The holder, or the addressee of the offer. Null is for whoever that is: only somebody with authority over the hall gives it in their place.</param>
public abstract record ItemStep([property: JsonPropertyOrder(-1)] int Item, [property: JsonPropertyOrder(-1)] StaffId? Staff) : RequestCommand
{
    /// <summary>Why, of whoever says so: on record with the step, as an event of its own. A supervisor in the holder's place is asked for it by the HTTP API.</summary>
    public Reason? Reason { get; init; }
}
