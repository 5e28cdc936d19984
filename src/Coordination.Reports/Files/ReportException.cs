namespace Coordination.Reports.Files;

/// <summary>A report cannot be written where it was asked for.</summary>
/// <param name="path">The file.</param>
/// <param name="obstacle">What is in the way, and how to fix it.</param>
public sealed class ReportException(string path, string obstacle) : CoordinationException($"{path}: {obstacle}")
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
