using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Web.Management.Grains;

/// <summary>Whether an event has personal text.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<PersonalPresence>))]
internal enum PersonalPresence
{
    /// <summary>It never had any.</summary>
    None,

    /// <summary>It has.</summary>
    Kept,

    /// <summary>It had; the text was erased and its digest stayed.</summary>
    Erased,

    /// <summary>It had, and no event says that the text was erased: somebody has deleted it. Told in a grain's history.</summary>
    Missing,
}
