namespace Coordination.Web.Tests.Fuzz.Planted;

/// <summary>What the planted endpoints take and give.</summary>
internal sealed record Order
{
    /// <summary>How many.</summary>
    public required int Count { get; init; }

    /// <summary>In words.</summary>
    public string? Note { get; init; }
}
