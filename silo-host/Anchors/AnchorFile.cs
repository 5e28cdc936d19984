using System.Globalization;
using System.Text;
using Coordination.Journal;

namespace Coordination.SiloHost.Anchors;

/// <summary>A file of anchors, one a line: <c>SEQUENCE:DIGEST TIME</c>. Lines are only ever added.</summary>
internal sealed class AnchorFile(string path) : IAnchorTarget
{
    public string Name => path;

    /// <summary>Every anchor of a file, in its order. A last line without its end was cut off while it was written, and does not count.</summary>
    /// <exception cref="FormatException">A line is no anchor; the message names it.</exception>
    public static IReadOnlyList<JournalAnchor> Read(string path)
    {
        var text = File.ReadAllText(path);
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n');
        var anchors = new List<JournalAnchor>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() is { Length: > 0 } line)
            {
                anchors.Add(JournalAnchor.TryParse(line.Split(' ')[0], out var anchor) ? anchor : throw new FormatException(
                    string.Create(CultureInfo.InvariantCulture, $"{path}, line {i + 1}: '{line}' is no anchor; a line is {JournalAnchor.Format}, and perhaps its time.")));
            }
        }

        return anchors;
    }

    public ValueTask<JournalAnchor?> ReadLastAsync(CancellationToken cancellation) => Guard<JournalAnchor?>(
        () => File.Exists(path) && Read(path) is [.., var last] ? last : null);

    public async ValueTask KeepAsync(JournalAnchor anchor, DateTimeOffset at, CancellationToken cancellation) => await Guard(() =>
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var cut = EndOfLines(file);
        file.SetLength(cut);
        file.Position = cut;
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{anchor} {at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n")));
        file.Flush(flushToDisk: true);
        return true;
    });

    public void Dispose()
    {
    }

    // A line that a crash has cut off is written again, whole.
    private static long EndOfLines(FileStream file)
    {
        for (var at = file.Length - 1; at >= 0; at--)
        {
            file.Position = at;
            if (file.ReadByte() == '\n')
            {
                return at + 1;
            }
        }

        return 0;
    }

    private ValueTask<T> Guard<T>(Func<T> work)
    {
        try
        {
            return ValueTask.FromResult(work());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new AnchorTargetException(fault is FormatException ? fault.Message : $"{path} ({fault.Message.TrimEnd('.')})", fault);
        }
    }
}
