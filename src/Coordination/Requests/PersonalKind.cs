using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Identity;
using Coordination.Requests.Events;

namespace Coordination.Requests;

/// <summary>The kinds of personal text that a request has beside the chain. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<PersonalKind>))]
internal enum PersonalKind
{
    /// <summary>What came with the submission: name, contact, the matter in words, personal facts and sensitive needs.</summary>
    Submission,

    /// <summary>What staff wrote to the citizen when they asked for documents.</summary>
    Documents,

    /// <summary>The words of a rating.</summary>
    Rating,

    /// <summary>All other words, such as reasons and notes.</summary>
    Words,
}

/// <summary>Which kind of text belongs to which event.</summary>
internal static class PersonalKinds
{
    /// <summary>Every kind.</summary>
    public static ImmutableArray<PersonalKind> All { get; } = [PersonalKind.Submission, PersonalKind.Documents, PersonalKind.Rating, PersonalKind.Words];

    /// <summary>The kind of an event's text.</summary>
    /// <param name="type">The event's stored name.</param>
    public static PersonalKind Of(string type) => type switch
    {
        RequestEventNames.Submitted => PersonalKind.Submission,
        RequestEventNames.Asked => PersonalKind.Documents,
        RequestEventNames.Rated => PersonalKind.Rating,
        _ => PersonalKind.Words,
    };

    /// <summary>The stored name of a kind.</summary>
    public static string NameOf(PersonalKind kind) => kind switch
    {
        PersonalKind.Submission => "submission",
        PersonalKind.Documents => "documents",
        PersonalKind.Rating => "rating",
        _ => "words",
    };
}
