using System.Collections.Immutable;

namespace Coordination;

/// <summary>An expected "no": typed, with a stable code, and without any effect.</summary>
/// <param name="Code">A stable code of <see cref="RefusalCodes"/>, for programs.</param>
/// <param name="Message">One sentence for people: what is wrong and how to fix it.</param>
/// <param name="Field">The field it is about, as a path in the command, where there is one.</param>
public sealed record Refusal(string Code, string Message, string? Field = null)
{
    /// <summary>Every single fault, where a document was refused for several.</summary>
    public ImmutableArray<Fault> Faults { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>One fault of a document.</summary>
/// <param name="Path">Where, as a JSONPath such as <c>$.services[2].steps[0].department</c>.</param>
/// <param name="Message">What is wrong and how to fix it, in one sentence.</param>
public sealed record Fault(string Path, string Message);
