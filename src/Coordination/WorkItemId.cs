using System.Globalization;
using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>A work item: the request and the item's place in it, from 0. Its text is <c>request:index</c>.</summary>
/// <param name="Request">The request it is a step of.</param>
/// <param name="Index">The place among the request's items; it never changes.</param>
[JsonConverter(typeof(IdJsonConverter<WorkItemId>))]
public readonly record struct WorkItemId(RequestId Request, int Index) : IId<WorkItemId>, IComparable<WorkItemId>
{
    /// <inheritdoc />
    public static string Format => "a request's UUID, a colon and the item's number, such as 0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21:0";

    /// <inheritdoc />
    public static bool TryParse(string? text, out WorkItemId id)
    {
        id = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0
            || !RequestId.TryParse(text![..colon], out var request)
            || !Digits.TryRead<int>(text.AsSpan(colon + 1), out var index))
        {
            return false;
        }

        id = new WorkItemId(request, index);
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(WorkItemId other)
    {
        var byRequest = Request.CompareTo(other.Request);
        return byRequest != 0 ? byRequest : Index.CompareTo(other.Index);
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Request}:{Index}");
}
