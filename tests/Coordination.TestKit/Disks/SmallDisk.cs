using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Coordination.TestKit.Disks;

/// <summary>A file system of a few megabytes, in memory; needs root on Linux.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coordination-disk-");

    /// <summary>Mounts it.</summary>
    /// <param name="megabytes">Its size.</param>
    /// <param name="owner">The user it belongs to; null for the one who runs the tests.</param>
    public SmallDisk(int megabytes, string? owner = null) => Run(
        "mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m{(owner is null ? "" : $",mode=700,uid={owner}")}"), "tmpfs", Path);

    /// <summary>Why small disks cannot be had here; null when they can.</summary>
    public static string? Obstacle { get; } = Probe();

    /// <summary>Its folder.</summary>
    public string Path => _folder.FullName;

    private string Ballast => File("ballast");

    /// <summary>A file on it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Takes away what room is left.</summary>
    /// <param name="except">How many bytes stay free, about.</param>
    public void Fill(int except = 0)
    {
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var left = new DriveInfo(Path).AvailableFreeSpace - except;
        var block = new byte[4096];
        try
        {
            for (; left > 0; left -= block.Length)
            {
                ballast.Write(block);
            }
        }
        catch (IOException)
        {
            // Others write as well: it is full.
        }
    }

    /// <summary>Gives the room back.</summary>
    public void MakeRoom() => System.IO.File.Delete(Ballast);

    /// <summary>Lets nobody write any more.</summary>
    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", Path);

    /// <summary>Unmounts it; what it held is gone.</summary>
    public void Dispose()
    {
        Run("umount", Path);
        _folder.Delete();
    }

    private static string? Probe()
    {
        try
        {
            using var disk = new SmallDisk(megabytes: 1);
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return $"A small tmpfs cannot be mounted here: {exception.Message}";
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(errors.Trim());
        }
    }
}
