using Coordination.Reports.Page;

namespace Coordination.Reports.Files;

/// <summary>A report's file. It is opened before the work begins, so that a place that cannot be written is known at once.</summary>
/// <remarks>What is written goes into a new file beside it, which takes its place whole: a reader sees the old report or the new one.</remarks>
public sealed class ReportFile : IDisposable
{
    private const int HeadLength = 1024;

    private readonly string _path;
    private readonly string _draft;

    private ReportFile(string path, string draft) => (_path, _draft) = (path, draft);

    /// <summary>Makes sure that a report can be written.</summary>
    /// <param name="path">The file; one that is a report already will be replaced, anything else is left alone.</param>
    /// <exception cref="ReportException">It cannot be written, or is something else.</exception>
    public static ReportFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = System.IO.Path.GetFullPath(path);
        if (Directory.Exists(full) || !Directory.Exists(System.IO.Path.GetDirectoryName(full)))
        {
            throw new ReportException(path, "the report cannot be written there: it is a folder, or its folder is not there; name a file in a folder that exists.");
        }

        try
        {
            if (File.Exists(full) && !IsReport(full))
            {
                throw new ReportException(path, "there is a file that is no report, so it is not replaced; name another file.");
            }

            // The process's number keeps two that write the same report out of each other's way.
            var draft = $"{full}.{Environment.ProcessId}.draft";
            File.WriteAllText(draft, "");
            return new ReportFile(full, draft);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ReportException(path, $"the report cannot be written there ({fault.Message.TrimEnd('.')}); name a file that you may write.");
        }
    }

    /// <summary>Writes the page, whole or not at all.</summary>
    /// <exception cref="ReportException">The disk refuses.</exception>
    public async Task WriteAsync(string html, CancellationToken cancellation = default)
    {
        try
        {
            await File.WriteAllTextAsync(_draft, html, cancellation);
            File.Move(_draft, _path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ReportException(_path, $"the report could not be written ({fault.Message.TrimEnd('.')}); make room or name another file.");
        }
    }

    /// <summary>Takes away what was begun and not finished.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(_draft);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The report's fate is decided; a draft that cannot be taken away changes nothing about it.
        }
    }

    private static bool IsReport(string path)
    {
        using var reader = new StreamReader(path);
        var head = new char[HeadLength];
        var length = reader.ReadBlock(head, 0, head.Length);
        return length == 0 || head.AsSpan(0, length).Contains(ReportHtml.Generator, StringComparison.Ordinal);
    }
}
