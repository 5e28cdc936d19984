using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Batches;

/// <summary>What a batch does with each of its requests. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<BatchVerb>))]
internal enum BatchVerb
{
    /// <summary>Another urgency.</summary>
    Escalate,

    /// <summary>The request ends.</summary>
    Cancel,

    /// <summary>A request that has ended is taken up again.</summary>
    Reopen,

    /// <summary>What somebody has in hand goes back to the queue.</summary>
    Release,

    /// <summary>What waits or is in hand goes to another department.</summary>
    Transfer,

    /// <summary>What waits or is in hand is given to somebody by name.</summary>
    Give,
}
