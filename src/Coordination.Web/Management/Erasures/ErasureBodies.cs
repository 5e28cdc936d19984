using System.Collections.Immutable;
using Coordination.Erasures;

namespace Coordination.Web.Management.Erasures;

/// <summary>Whose requests to find: by one of both.</summary>
internal sealed record FindBody
{
    /// <summary>A telephone number or an e-mail address, however it is written. It goes nowhere: it is looked up by a digest.</summary>
    public string? Contact { get; init; }

    /// <summary>The tracking code of a request.</summary>
    public string? TrackingCode { get; init; }

    /// <summary>Why; kept so that it can be erased.</summary>
    public string? Reason { get; init; }
}

/// <summary>What is to be erased or exported. Requests, contact and tracking code add up.</summary>
internal sealed record ErasureBody
{
    /// <summary>Which of both.</summary>
    public required ErasureKind What { get; init; }

    /// <summary>On which basis, as a code such as <c>consent-withdrawn</c>, <c>retention</c> or <c>law</c>: it is on record for ever.</summary>
    public required string Basis { get; init; }

    /// <summary>Of these requests; at most 200.</summary>
    public ImmutableArray<RequestId>? Requests { get; init; }

    /// <summary>Of those that are found by a telephone number or an e-mail address.</summary>
    public string? Contact { get; init; }

    /// <summary>Of the one with a tracking code.</summary>
    public string? TrackingCode { get; init; }

    /// <summary>Why; kept so that it can be erased.</summary>
    public string? Reason { get; init; }
}

/// <summary>Why it is decided so.</summary>
internal sealed record DecisionBody
{
    /// <summary>The reason; kept so that it can be erased.</summary>
    public string? Reason { get; init; }
}
