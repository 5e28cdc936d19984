using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Requests;

/// <summary>What is kept of a submission beside the chain.</summary>
internal sealed record PersonalSubmission
{
    /// <summary>The applicant's name.</summary>
    public string? Name { get; init; }

    /// <summary>Telephone or e-mail.</summary>
    public string? Contact { get; init; }

    /// <summary>The matter in the applicant's words.</summary>
    public string? Matter { get; init; }

    /// <summary>Values of facts that must not stay on record.</summary>
    [JsonConverter(typeof(FactsJsonConverter))]
    public ImmutableSortedDictionary<string, string>? Facts { get; init; }

    /// <summary>Needs that say something of the person.</summary>
    public ImmutableArray<string> Needs { get; init => field = value.OrEmpty(); } = [];
}
