using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>A file system of a few megabytes, in memory; needs root on Linux.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallDisk(int megabytes) =>
        Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", _folder.Path);

    /// <summary>Why small disks cannot be had here; null when they can.</summary>
    public static string? Obstacle { get; } = Probe();

    public string File(string name) => _folder.File(name);

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", _folder.Path);

    public void Dispose()
    {
        Run("umount", _folder.Path);
        _folder.Dispose();
    }

    private static string? Probe()
    {
        try
        {
            using var disk = new SmallDisk(megabytes: 1);
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
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

/// <summary>A fact that needs a disk of its own, to fill or to make read-only.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    /// <summary>Skips where such a disk cannot be had.</summary>
    public SmallDiskFactAttribute() => Skip = SmallDisk.Obstacle;
}
