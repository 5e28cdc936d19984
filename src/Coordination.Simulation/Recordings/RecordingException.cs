namespace Coordination.Simulation.Recordings;

/// <summary>A recording cannot be used: where, and how to fix it.</summary>
/// <param name="file">The file.</param>
/// <param name="message">One sentence: what is wrong and how to fix it.</param>
/// <param name="line">The line in the file, from 1; null when it is about the whole file.</param>
/// <param name="field">The column; null when it is about the whole line or file.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class RecordingException(string file, string message, long? line = null, string? field = null, Exception? inner = null)
    : CoordinationException(Sentence(file, message, line, field), inner)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1.</summary>
    public long? Line { get; } = line;

    /// <summary>The column.</summary>
    public string? Field { get; } = field;

    private static string Sentence(string file, string message, long? line, string? field) =>
        string.Concat(file, line is null ? "" : $", line {line}", field is null ? "" : $", field {field}", ": ", message);
}
