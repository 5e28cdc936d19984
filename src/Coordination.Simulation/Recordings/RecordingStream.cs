using System.IO.Compression;
using System.Text;

namespace Coordination.Simulation.Recordings;

/// <summary>Opens a recording as text, whether gzipped or plain: its first bytes tell.</summary>
internal static class RecordingStream
{
    public static StreamReader Open(string path)
    {
        try
        {
            return Open(path, File.OpenRead(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RecordingException(path, $"cannot be opened ({Cause(fault)}); give the path of a recording.", inner: fault);
        }
    }

    private static StreamReader Open(string path, FileStream file)
    {
        var zipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        if (!zipped && path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            var empty = file.Length == 0;
            file.Dispose();
            throw new RecordingException(path, empty ? "is empty; fetch it again." : "is not gzipped; fetch it again, or take .gz off its name if it is plain CSV.");
        }

        Stream content = zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
        return new StreamReader(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
    }

    private static string Cause(Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "it is a directory, or may not be read",
        _ => fault.Message.TrimEnd('.'),
    };
}
