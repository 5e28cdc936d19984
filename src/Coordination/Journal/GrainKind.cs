using System.Text.Json.Serialization;

namespace Coordination.Journal;

/// <summary>The kinds of grains. The numbers are stored: they never change.</summary>
/// <remarks>
/// An open list from 1 to 255: a later kind says its number where it is defined, as a constant of this type, and its name
/// with it (<see cref="GrainKindNames"/>).
/// </remarks>
[JsonConverter(typeof(GrainKindJsonConverter))]
public enum GrainKind
{
    /// <summary>One citizen's matter.</summary>
    Request = 1,

    /// <summary>A hall's centre.</summary>
    Centre = 2,

    /// <summary>A department.</summary>
    Department = 3,

    /// <summary>A member of staff.</summary>
    Staff = 4,

    /// <summary>A hall's plan.</summary>
    Plan = 5,
}
