using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Web.Portal;

/// <summary>A citizen's matter.</summary>
internal sealed record SubmissionBody
{
    /// <summary>The service asked for, by its id in the catalogue.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>Who asks; a citizen when left out.</summary>
    public ApplicantKind? Applicant { get; init; }

    /// <summary>How; online when left out.</summary>
    public Channel? Channel { get; init; }

    /// <summary>What urgency rules look at: facts of the catalogue with their values, at most 32.</summary>
    public ImmutableSortedDictionary<string, string>? Facts { get; init; }

    /// <summary>The ids of the evidence that comes with it.</summary>
    public ImmutableArray<string>? Evidence { get; init; }

    /// <summary>The booked time; a walk-in when left out.</summary>
    public DateTimeOffset? AppointmentAt { get; init; }

    /// <summary>The first request of the same visit, where the citizen has several: one who is with somebody is called to nobody else.</summary>
    public VisitBody? Visit { get; init; }

    /// <summary>Needs of the person, by their ids in the catalogue, such as <c>wheelchair</c> or <c>language-uk</c>.</summary>
    public ImmutableArray<string>? Needs { get; init; }

    /// <summary>Name, contact and the matter in words; kept so that they can be erased.</summary>
    public PersonalDetails? Personal { get; init; }

    internal SubmitRequest ToCommand(CentreId centre) => new()
    {
        Centre = centre,
        Service = Service,
        Applicant = Applicant ?? ApplicantKind.Citizen,
        Channel = Channel ?? Plans.Channel.Online,
        Facts = Facts ?? ImmutableSortedDictionary<string, string>.Empty,
        Evidence = Evidence ?? [],
        AppointmentAt = AppointmentAt,
        Needs = Needs ?? [],
        Personal = Personal,
    };
}
