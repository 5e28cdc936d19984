using System.Text.Json.Serialization;
using Coordination.Grains;
using Coordination.Identity;

namespace Coordination.Orleans.Answers;

/// <summary>The faults of the engine that cross silos. The names are sent: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FaultKind>))]
internal enum FaultKind
{
    /// <summary><see cref="Journal.CommitUnknownException"/>; also what another version calls by a name that is not known here.</summary>
    CommitUnknown,

    /// <summary><see cref="Journal.JournalUnavailableException"/>.</summary>
    Unavailable,

    /// <summary><see cref="Journal.VersionConflictException"/>.</summary>
    VersionConflict,

    /// <summary><see cref="Journal.FencedException"/>.</summary>
    Fenced,

    /// <summary><see cref="GrainDroppedException"/>.</summary>
    Dropped,

    /// <summary><see cref="Journal.JournalCorruptException"/>.</summary>
    Corrupt,

    /// <summary><see cref="Journal.JournalSchemaException"/>.</summary>
    Schema,

    /// <summary><see cref="Plans.UnknownPlanException"/>.</summary>
    UnknownPlan,

    /// <summary><see cref="RefusedException"/>.</summary>
    Refused,
}
