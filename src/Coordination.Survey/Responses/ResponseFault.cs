using System.Globalization;

namespace Coordination.Survey.Responses;

/// <summary>What is wrong with a file of responses.</summary>
/// <param name="Code">What, as a stable code: <c>one-choice</c>, <c>unknown-answer</c>, <c>unknown-column</c>, <c>missing-column</c>, <c>not-a-day</c>, <c>no-office</c>, <c>width</c>, <c>form</c> or <c>not-utf-8</c>.</param>
/// <param name="File">The file.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
/// <param name="Line">The line, from 1; null where it is about the whole file.</param>
/// <param name="Column">The column's name; null where it is about the whole line.</param>
public sealed record ResponseFault(string Code, string File, string Message, long? Line = null, string? Column = null)
{
    /// <summary>Where, for people.</summary>
    internal string Place => string.Concat(File, Line is null ? "" : string.Create(CultureInfo.InvariantCulture, $", line {Line}"), Column is null ? "" : $", column {Column}");
}
