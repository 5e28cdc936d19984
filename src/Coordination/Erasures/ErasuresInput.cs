using System.Collections.Immutable;
using Coordination.Requests;

namespace Coordination.Erasures;

/// <summary>What decisions about people's data look at in the world around them.</summary>
/// <param name="IsThere">Whether there is such a hall.</param>
/// <param name="Found">Of a command that names a contact, a tracking code or requests: those that are this hall's.</param>
/// <param name="Fault">What of it names nothing that there is.</param>
internal readonly record struct ErasuresInput(bool IsThere, ImmutableArray<RequestId> Found, Refusal? Fault = null)
{
    /// <summary>Of a command that names texts of other grains: those that are this hall's.</summary>
    public ImmutableArray<GrainTexts> Grains { get; init => field = value.IsDefault ? [] : value; } = [];
}
