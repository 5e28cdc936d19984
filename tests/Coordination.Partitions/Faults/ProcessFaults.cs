using System.Diagnostics;

namespace Coordination.Partitions.Faults;

/// <summary>Harm to silos' processes.</summary>
internal static class ProcessFaults
{
    private const int Undisturbed = 15;

    /// <summary>None, to set the others beside.</summary>
    public static async Task NothingAsync(Scene scene)
    {
        scene.Begin($"nothing");
        await Scene.LastAsync(Undisturbed);
    }

    /// <summary>SIGKILL.</summary>
    public static Task KillAsync(Scene scene) => KillAsync(scene, 1);

    /// <summary>SIGKILL for two at once.</summary>
    public static Task KillTwoAsync(Scene scene) => KillAsync(scene, 2);

    /// <summary>SIGTERM.</summary>
    public static async Task StopAsync(Scene scene)
    {
        var (victim, away) = (scene.Victims()[0], scene.Between(3, 8));
        scene.Begin($"silo {victim + 1} stopped, started again after {away} s");
        await LeaveAsync(scene, victim);
        await Scene.LastAsync(away);
        scene.Silos[victim].Start();
    }

    /// <summary>SIGTERM for one after the other; the next when the one before serves again.</summary>
    public static async Task RollingAsync(Scene scene)
    {
        var victims = scene.Victims();
        scene.Begin($"silos {string.Join(", ", victims.Select(silo => silo + 1))} restarted one after the other");
        foreach (var victim in victims)
        {
            await LeaveAsync(scene, victim);
            scene.Silos[victim].Start();
            await scene.ServesAsync(victim);
        }
    }

    /// <summary>SIGSTOP, and SIGCONT when the others have long gone on.</summary>
    public static async Task FreezeAsync(Scene scene)
    {
        var (victim, lasts) = (scene.Victims()[0], scene.Between(8, 20));
        scene.Begin($"silo {victim + 1} frozen for {lasts} s");
        scene.Silos[victim].Freeze();
        await Scene.LastAsync(lasts);
        scene.Silos[victim].Thaw();
    }

    private static async Task KillAsync(Scene scene, int many)
    {
        var (victims, away) = (scene.Victims()[..many], scene.Between(3, 8));
        scene.Begin($"silo {string.Join(" and ", victims.Select(silo => silo + 1))} killed, started again after {away} s");
        foreach (var victim in victims)
        {
            scene.Silos[victim].Kill();
        }

        await Scene.LastAsync(away);
        foreach (var victim in victims)
        {
            scene.Silos[victim].Start();
        }
    }

    private static async Task LeaveAsync(Scene scene, int victim)
    {
        var since = Stopwatch.GetTimestamp();
        var code = await scene.Silos[victim].StopAsync();
        scene.Left(victim, code, Stopwatch.GetElapsedTime(since));
    }
}
