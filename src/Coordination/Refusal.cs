using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

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
public sealed record Fault(string Path, string Message)
{
    /// <summary>The line of the document's text, from 1; null where only the path is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; init; }

    /// <summary>The character of that line, from 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Column { get; init; }

    /// <summary>Where, for people: line and column where they are known, and the path.</summary>
    internal string Place => Line is null ? Path : string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}, {Path}");
}
