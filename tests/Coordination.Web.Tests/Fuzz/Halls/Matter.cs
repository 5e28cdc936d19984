namespace Coordination.Web.Tests.Fuzz.Halls;

/// <summary>A request that a caller has learnt of, with the item that is worked on.</summary>
internal sealed class Matter(string request)
{
    public string Request => request;

    public int Item { get; set; }

    /// <summary>The tracking code, of a request that the caller has submitted.</summary>
    public string? TrackingCode { get; set; }

    public Stage Stage { get; set; }

    /// <summary>Who holds it, or held it last.</summary>
    public string? Staff { get; set; }

    /// <summary>The documents that the citizen is asked for.</summary>
    public IReadOnlyList<string> Documents { get; set; } = [];
}
