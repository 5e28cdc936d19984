using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Batches;

/// <summary>How far a batch is. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<BatchStage>))]
internal enum BatchStage
{
    /// <summary>It was never started.</summary>
    None,

    /// <summary>It goes through its requests.</summary>
    Running,

    /// <summary>Somebody has stopped it, and what was under way then is being counted.</summary>
    Stopping,

    /// <summary>It was stopped before its end.</summary>
    Cancelled,

    /// <summary>Every request of it was told.</summary>
    Done,
}
