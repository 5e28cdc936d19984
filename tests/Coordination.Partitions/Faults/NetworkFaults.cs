namespace Coordination.Partitions.Faults;

/// <summary>Harm to what joins silos, their database and their clients.</summary>
internal static class NetworkFaults
{
    // Longer than a hall may stand still, so that to wait until it is over is not enough.
    private const int Least = 15;
    private const int Most = 25;

    /// <summary>Two silos do not hear each other; the third hears both.</summary>
    public static async Task CutOneFromOneAsync(Scene scene)
    {
        var (silos, lasts) = (scene.Victims(), scene.Between(Least, Most));
        scene.Begin($"silos {silos[0] + 1} and {silos[1] + 1} cut from each other for {lasts} s");
        await BothWaysAsync(scene, silos[0], silos[1]);
        await HealAfterAsync(scene, lasts);
    }

    /// <summary>One silo hears neither of the others, and still the database.</summary>
    public static async Task CutOneFromTwoAsync(Scene scene)
    {
        var (silos, lasts) = (scene.Victims(), scene.Between(Least, Most));
        scene.Begin($"silo {silos[0] + 1} cut from the others for {lasts} s");
        await BothWaysAsync(scene, silos[0], silos[1]);
        await BothWaysAsync(scene, silos[0], silos[2]);
        await HealAfterAsync(scene, lasts);
    }

    /// <summary>No silo hears another, and each the database.</summary>
    public static async Task CutAllAsync(Scene scene)
    {
        var (silos, lasts) = (scene.Victims(), scene.Between(Least, Most));
        scene.Begin($"all silos cut from each other for {lasts} s");
        await BothWaysAsync(scene, silos[0], silos[1]);
        await BothWaysAsync(scene, silos[0], silos[2]);
        await BothWaysAsync(scene, silos[1], silos[2]);
        await HealAfterAsync(scene, lasts);
    }

    /// <summary>One silo does not hear another, which hears it.</summary>
    public static async Task OneWayAsync(Scene scene)
    {
        var (silos, lasts) = (scene.Victims(), scene.Between(Least, Most));
        scene.Begin($"what silo {silos[0] + 1} sends to silo {silos[1] + 1} dropped for {lasts} s");
        await scene.Network.DropAsync(silos[0], silos[1]);
        await HealAfterAsync(scene, lasts);
    }

    /// <summary>One silo hears the others, and not the database.</summary>
    public static Task CutDatabaseAsync(Scene scene) => CutDatabaseAsync(scene, 1);

    /// <summary>Two silos do not hear the database.</summary>
    public static Task CutDatabaseOfTwoAsync(Scene scene) => CutDatabaseAsync(scene, 2);

    /// <summary>The database hears one silo, which does not hear it.</summary>
    public static async Task OneWayDatabaseAsync(Scene scene)
    {
        var (silo, lasts) = (scene.Victims()[0], scene.Between(Least, Most));
        scene.Begin($"what the database answers silo {silo + 1} dropped for {lasts} s");
        await scene.Network.DropFromDatabaseAsync(silo);
        await HealAfterAsync(scene, lasts);
    }

    /// <summary>One silo hears nobody, and nobody hears it.</summary>
    public static async Task IsolateAsync(Scene scene)
    {
        var (silo, lasts) = (scene.Victims()[0], scene.Between(Least, Most));
        scene.Begin($"silo {silo + 1} cut from everything for {lasts} s");
        await scene.Network.IsolateAsync(silo);
        await HealAfterAsync(scene, lasts);
    }

    /// <summary>A silo's link is narrow.</summary>
    public static async Task SlowAsync(Scene scene)
    {
        var (silo, lasts, kilobits) = (scene.Victims()[0], scene.Between(Least, Most), 100 * scene.Between(4, 10));
        scene.Begin($"silo {silo + 1} at {kilobits} kbit/s for {lasts} s");
        await scene.Network.SlowAsync(silo, kilobits);
        await HealAfterAsync(scene, lasts);
    }

    /// <summary>A silo's link loses packets.</summary>
    public static async Task LossyAsync(Scene scene)
    {
        var (silo, lasts, percent) = (scene.Victims()[0], scene.Between(Least, Most), scene.Between(3, 20));
        scene.Begin($"silo {silo + 1} loses {percent} % each way for {lasts} s");
        await scene.Network.LoseAsync(silo, percent);
        await HealAfterAsync(scene, lasts);
    }

    private static async Task CutDatabaseAsync(Scene scene, int many)
    {
        var (silos, lasts) = (scene.Victims()[..many], scene.Between(Least, Most));
        scene.Begin($"silo {string.Join(" and ", silos.Select(silo => silo + 1))} cut from the database for {lasts} s");
        foreach (var silo in silos)
        {
            await scene.Network.CutDatabaseAsync(silo);
        }

        await HealAfterAsync(scene, lasts);
    }

    private static async Task BothWaysAsync(Scene scene, int one, int other)
    {
        await scene.Network.DropAsync(one, other);
        await scene.Network.DropAsync(other, one);
    }

    private static async Task HealAfterAsync(Scene scene, int seconds)
    {
        await Scene.LastAsync(seconds);
        await scene.Network.HealAsync();
    }
}
