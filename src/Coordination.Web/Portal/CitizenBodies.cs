using System.Collections.Immutable;
using Coordination.Web.StaffDesk;

namespace Coordination.Web.Portal;

/// <summary>Why a request is withdrawn, where somebody says so.</summary>
internal sealed record CancelBody : ReasonBody;

/// <summary>Documents that were asked for.</summary>
internal sealed record DocumentsBody
{
    /// <summary>Their ids, as the request's <c>missingDocuments</c> names them.</summary>
    public required ImmutableArray<string> Documents { get; init; }
}

/// <summary>The citizen's rating of the visit.</summary>
internal sealed record RatingBody
{
    /// <summary>1 (very bad) to 5 (very good).</summary>
    public required int Score { get; init; }

    /// <summary>In words; kept so that it can be erased.</summary>
    public string? Comment { get; init; }
}
