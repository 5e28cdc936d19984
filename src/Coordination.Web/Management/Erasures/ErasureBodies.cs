using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Coordination.Access;
using Coordination.Erasures;
using Coordination.Hosting;

namespace Coordination.Web.Management.Erasures;

/// <summary>Whose requests to find: by one of both.</summary>
internal sealed record FindBody
{
    /// <summary>A telephone number or an e-mail address, as it was given: letters, spaces and dashes may be others, and 00 stands for the plus before a country. It goes nowhere: it is looked up by a digest.</summary>
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
    [MaxLength(RequestSearch.Most)]
    public ImmutableArray<RequestId>? Requests { get; init; }

    /// <summary>Of those that are found by a telephone number or an e-mail address.</summary>
    public string? Contact { get; init; }

    /// <summary>Of the one with a tracking code.</summary>
    public string? TrackingCode { get; init; }

    /// <summary>Of an erasure: also texts of other grains of the hall; each grain once, at most 200.</summary>
    [MaxLength(GrainSearch.Most)]
    public ImmutableArray<GrainTextsBody>? Grains { get; init; }

    /// <summary>Why; kept so that it can be erased.</summary>
    public string? Reason { get; init; }
}

/// <summary>Personal texts of a grain that is no request.</summary>
internal sealed record GrainTextsBody
{
    /// <summary>The kind of grain: <c>staff</c>, <c>department</c>, <c>centre</c>, <c>plan</c>, <c>access</c> or <c>erasures</c>.</summary>
    public required OtherGrainKind Kind { get; init; }

    /// <summary>Which: of staff and departments their ids; of what a hall has one of it may be left out.</summary>
    public string? Id { get; init; }

    /// <summary>The versions with which the texts came, as reading them tells; each once, at most 1,000 in all grains of an erasure. All texts when left out; of <c>access</c> they must be named.</summary>
    [MaxLength(GrainSearch.MostVersions)]
    public ImmutableArray<long>? Versions { get; init; }

    /// <summary>The texts, in a hall; or of all halls.</summary>
    public GrainTexts In(CentreId? hall) => new(Kind.Kind, IdIn(hall), Versions is { IsDefault: false } versions ? versions : []);

    private string IdIn(CentreId? hall) => Kind.Kind switch
    {
        AccessBehaviour.Number when Id is null => AccessGrainKind.KeyOf(hall).Id,
        ErasuresBehaviour.Number when Id is null => ErasuresGrainKind.KeyOf(hall).Id,
        _ when GrainKinds.All.FirstOrDefault(known => known.Kind == Kind.Kind) is { IsWithinHall: true } => $"{Named(hall)}/{Id ?? ""}",
        _ => Id ?? Named(hall).ToString(),
    };

    private static CentreId Named(CentreId? hall) => hall ?? AccessScope.Everywhere;
}

/// <summary>Why it is decided so.</summary>
internal sealed record DecisionBody
{
    /// <summary>The reason; kept so that it can be erased.</summary>
    public string? Reason { get; init; }
}
