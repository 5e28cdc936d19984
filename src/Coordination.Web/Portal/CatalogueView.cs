using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Plans;

namespace Coordination.Web.Portal;

/// <summary>What a hall does and does not do.</summary>
internal sealed record CatalogueView
{
    /// <summary>The hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the plan that this comes from.</summary>
    public required long Plan { get; init; }

    /// <summary>What it does.</summary>
    public required ImmutableArray<ServiceView> Services { get; init; }

    /// <summary>The facts that submissions may give.</summary>
    public required ImmutableArray<FactView> Facts { get; init; }

    /// <summary>The needs that people may come with.</summary>
    public required ImmutableArray<NeedView> Needs { get; init; }

    /// <summary>What it does not do, and who does.</summary>
    public required ImmutableArray<NotHereView> NotHere { get; init; }
}

/// <summary>A fact that submissions may give.</summary>
internal sealed record FactView
{
    /// <summary>Its id, for submissions.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What its value is.</summary>
    public required FactType Type { get; init; }

    /// <summary>The values of a code.</summary>
    public required ImmutableArray<string> Values { get; init; }

    /// <summary>What is kept of it: nothing, the value so that it can be erased, or the value on record.</summary>
    public required FactKeep Keep { get; init; }
}

/// <summary>A need that people may come with.</summary>
internal sealed record NeedView
{
    /// <summary>Its id, for submissions.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is kept so that it can be erased, and not on record.</summary>
    public required bool Sensitive { get; init; }
}

/// <summary>A piece of evidence.</summary>
internal sealed record EvidenceView
{
    /// <summary>Its id, for submissions.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a submission without it is refused; otherwise it can be supplied later.</summary>
    public required bool Required { get; init; }
}

/// <summary>A matter that the hall does not do.</summary>
internal sealed record NotHereView
{
    /// <summary>The id a portal would ask for it by.</summary>
    public required ServiceId Matter { get; init; }

    /// <summary>Why it is not done here.</summary>
    public required string Reason { get; init; }

    /// <summary>Who does it, where that is known.</summary>
    public string? ReferTo { get; init; }
}

/// <summary>An entry of the catalogue.</summary>
internal sealed record ServiceView
{
    /// <summary>Its id, for submissions.</summary>
    public required ServiceId Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Who may ask; anyone when empty.</summary>
    public required ImmutableArray<ApplicantKind> Audience { get; init; }

    /// <summary>Information or transaction.</summary>
    public required ServiceNature Nature { get; init; }

    /// <summary>Whether it concerns one person or the public.</summary>
    public required ServiceScope Scope { get; init; }

    /// <summary>The law it rests on.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>What to bring.</summary>
    public required ImmutableArray<EvidenceView> Evidence { get; init; }

    /// <summary>The channels it is given over; all when empty.</summary>
    public required ImmutableArray<Channel> Channels { get; init; }

    /// <summary>The work itself, all steps together, in minutes.</summary>
    public required double ExpectedMinutes { get; init; }
}
